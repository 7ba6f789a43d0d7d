package io.tasker.core.template;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.HandlerDefinition;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.contract.template.TaskTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateCodecTest {
  private static final List<String> VALUES =
      List.of(
          "{}",
          "{\"a\":[1,2.50,true,null,\"é\\n\\\"\"]}",
          "{\"z\":{},\"a\":12345678901234567890}",
          "{\"small\":1E-7}");

  @RepeatedTest(200)
  void what_is_read_back_equals_what_was_written(RepetitionInfo repetition) {
    TaskTemplate template = template(new Random(repetition.getCurrentRepetition()));

    Json stored = TemplateCodec.write(template);

    assertThat(TemplateCodec.read(stored)).isEqualTo(template);
    assertThat(TemplateCodec.write(TemplateCodec.read(stored))).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"steps\":[],\"namespace\":5}"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> TemplateCodec.read(new Json(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_text_from_before_schemas_and_strategies_had_a_meaning_is_read_and_written_alike() {
    String old =
        """
        {"namespace":"n","name":"t","version":"1.0.0","description":null,"steps":[{"name":"a",\
        "description":null,"type":"STANDARD","dependencies":[],"callable":"x","method":null,\
        "resolver":null,"initialization":{},"retryable":true,"max_attempts":3,\
        "backoff":"EXPONENTIAL","backoff_base_ms":1000,"max_backoff_ms":30000,"timeout_ms":30000}],\
        "source":{"name":"t","identity_strategy":"always_unique","input_schema":{"type":"object"},\
        "steps":[{"name":"a","result_schema":{"type":"array"}}]}}\
        """;

    TaskTemplate template = TemplateCodec.read(new Json(old));

    assertThat(template.identityStrategy()).isEqualTo(IdentityStrategy.ALWAYS_UNIQUE);
    assertThat(template.inputSchema()).isEqualTo(new Json("{\"type\":\"object\"}"));
    assertThat(template.steps().getFirst().resultSchema())
        .isEqualTo(new Json("{\"type\":\"array\"}"));
    assertThat(TemplateCodec.write(template)).isEqualTo(new Json(old));
  }

  @Test
  void a_source_that_says_nothing_of_them_is_strict_and_without_schemas() {
    TaskTemplate written = template(new Random(1));
    Json without =
        TemplateCodec.write(
            new TaskTemplate(
                written.name(),
                null,
                IdentityStrategy.STRICT,
                null,
                written.steps(),
                Json.EMPTY_OBJECT));

    TaskTemplate template = TemplateCodec.read(without);

    assertThat(template.identityStrategy()).isEqualTo(IdentityStrategy.STRICT);
    assertThat(template.inputSchema()).isNull();
    assertThat(template.steps()).allMatch(step -> step.resultSchema() == null);
  }

  private static TaskTemplate template(Random random) {
    List<StepDefinition> steps = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      steps.add(step("step_" + i, steps.stream().map(StepDefinition::name).toList(), random));
    }
    IdentityStrategy identity = IdentityStrategy.values()[random.nextInt(3)];
    Json inputSchema = random.nextBoolean() ? value(random) : null;
    return new TaskTemplate(
        new TemplateName("n" + random.nextInt(9), "näme", "1." + random.nextInt(9)),
        perhaps("description", random),
        identity,
        inputSchema,
        steps,
        source(identity, inputSchema, steps));
  }

  /** What of a file is kept for its own sake. */
  private static Json source(
      IdentityStrategy identity, @Nullable Json inputSchema, List<StepDefinition> steps) {
    return new Json(
        "{\"identity_strategy\":\"%s\",\"input_schema\":%s,\"steps\":[%s]}"
            .formatted(
                identity.wireName(),
                inputSchema,
                steps.stream()
                    .map(step -> "{\"result_schema\":" + step.resultSchema() + "}")
                    .collect(joining(","))));
  }

  private static StepDefinition step(String name, List<String> dependencies, Random random) {
    return new StepDefinition(
        name,
        perhaps("\"quoted\"\n", random),
        StepType.values()[random.nextInt(StepType.values().length)],
        dependencies,
        new HandlerDefinition(
            "callable " + random.nextInt(),
            perhaps("method", random),
            perhaps("resolver", random),
            value(random)),
        new RetryPolicy(
            random.nextBoolean(),
            1 + random.nextInt(100),
            BackoffKind.values()[random.nextInt(BackoffKind.values().length)],
            Duration.ofMillis(random.nextInt(3_600_001)),
            Duration.ofMillis(random.nextInt(3_600_001))),
        Duration.ofSeconds(1 + random.nextInt(604_800)),
        random.nextBoolean() ? value(random) : null);
  }

  private static Json value(Random random) {
    return new Json(VALUES.get(random.nextInt(VALUES.size())));
  }

  private static @Nullable String perhaps(String text, Random random) {
    return random.nextBoolean() ? text : null;
  }
}
