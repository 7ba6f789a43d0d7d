package io.tasker.core.template;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateReaderTest {
  private static final String FULL =
      """
      name: order
      namespace_name: shop
      version: 1.0.0
      description: Takes an order
      input_schema: {type: object}
      lifecycle: {max_duration_minutes: 60}
      metadata: {author: us, tags: [a, b]}
      steps:
        - name: check
          handler: {callable: shop.check}
        - name: ship
          description: Sends it
          step_type: standard
          depends_on: [check]
          timeout_seconds: 7
          result_schema: {type: object}
          handler:
            callable: shop.ship
            method: express
            resolver: explicit_mapping
            initialization: {carrier: "x", price: 1.50, count: 3, "on": true, none: ~}
          retry:
            retryable: false
            max_attempts: 5
            backoff: linear
            backoff_base_ms: 50
            max_backoff_ms: 900
      """;

  /** Lines 1 to 3 of every document below. */
  private static final String HEAD = "name: t\nnamespace_name: n\nversion: 1.0.0\n";

  @Test
  void a_template_is_read_in_full() {
    TaskTemplate template = TemplateReader.read("order.yaml", FULL).template();

    assertThat(template.name()).isEqualTo(new TemplateName("shop", "order", "1.0.0"));
    assertThat(template.description()).isEqualTo("Takes an order");
    assertThat(template.identityStrategy()).isEqualTo(IdentityStrategy.STRICT);
    assertThat(template.inputSchema()).isEqualTo(new Json("{\"type\":\"object\"}"));
    assertThat(template.steps())
        .containsExactly(
            new StepDefinition(
                "check",
                null,
                StepType.STANDARD,
                List.of(),
                new HandlerDefinition("shop.check", null, null, Json.EMPTY_OBJECT),
                RetryPolicy.DEFAULT,
                StepDefinition.DEFAULT_TIMEOUT,
                null),
            new StepDefinition(
                "ship",
                "Sends it",
                StepType.STANDARD,
                List.of("check"),
                new HandlerDefinition(
                    "shop.ship",
                    "express",
                    "explicit_mapping",
                    new Json(
                        "{\"carrier\":\"x\",\"price\":1.50,\"count\":3,\"on\":true,\"none\":null}")),
                new RetryPolicy(
                    false, 5, BackoffKind.LINEAR, Duration.ofMillis(50), Duration.ofMillis(900)),
                Duration.ofSeconds(7),
                new Json("{\"type\":\"object\"}")));
    assertThat(template.source().text())
        .startsWith("{\"name\":\"order\",\"namespace_name\":\"shop\"")
        .contains("\"lifecycle\":{\"max_duration_minutes\":60}");
  }

  @Test
  void a_retry_that_says_little_keeps_the_other_defaults() {
    RetryPolicy retry = steps("- {name: a, handler: {callable: x}, retry: {max_attempts: 7}}");

    assertThat(retry)
        .isEqualTo(
            new RetryPolicy(
                true,
                7,
                RetryPolicy.DEFAULT.backoff(),
                RetryPolicy.DEFAULT.base(),
                RetryPolicy.DEFAULT.max()));
  }

  @Test
  void a_key_with_nothing_is_as_good_as_none() {
    assertThat(steps("- {name: a, description: ~, retry: , handler: {callable: x, method: }}"))
        .isEqualTo(RetryPolicy.DEFAULT);
  }

  @Test
  void an_anchor_can_be_used_for_what_repeats() {
    TaskTemplate template =
        TemplateReader.read(
                "t.yaml",
                HEAD
                    + "steps:\n"
                    + "  - {name: a, handler: {callable: x}, retry: &r {max_attempts: 2}}\n"
                    + "  - {name: b, handler: {callable: x}, retry: *r}\n")
            .template();

    assertThat(template.steps()).allMatch(step -> step.retry().maxAttempts() == 2);
  }

  @Test
  void other_step_types_and_their_keys_are_read_and_kept() {
    TaskTemplate template =
        TemplateReader.read(
                "t.yaml",
                HEAD
                    + """
                    identity_strategy: strict
                    system_dependencies: {primary: default, secondary: []}
                    domain_events: [{name: order.done, description: d, schema: {type: object}}]
                    environments:
                      test: {steps: [{name: ALL, timeout_seconds: 5, retry: {max_attempts: 1}}]}
                    steps:
                      - {name: start, handler: {callable: x}, result_schema: {type: object}}
                      - {name: choose, type: decision, dependencies: [start], handler: {callable: x}}
                      - name: split
                        type: batchable
                        handler: {callable: x}
                        batch_config:
                          batch_size: 10
                          parallelism: 2
                          cursor_field: id
                          worker_template: work
                          failure_strategy: fail_fast
                      - {name: work, type: batch_worker, dependencies: [split], handler: {callable: x}}
                      - name: join
                        type: deferred_convergence
                        dependencies: [choose, work]
                        handler: {callable: x}
                        publishes_events:
                          - {name: a.b, condition: always, delivery_mode: fast, schema: {}}
                    """)
            .template();

    assertThat(template.steps())
        .extracting(StepDefinition::type)
        .containsExactly(
            StepType.STANDARD,
            StepType.DECISION,
            StepType.BATCHABLE,
            StepType.BATCH_WORKER,
            StepType.DEFERRED_CONVERGENCE);
    assertThat(template.source().text()).contains("\"failure_strategy\":\"fail_fast\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5 | retry: {max_attempts: 0}                          | max_attempts of 0 is read as 1: one attempt
          5 | retry: {initial_delay: 5}                         | steps[0].retry.initial_delay has no effect
          5 | retry: {max_delay: 5}                             | steps[0].retry.max_delay has no effect
          5 | lifecycle: {max_retries: 5}                       | steps[0].lifecycle.max_retries has no effect
          5 | lifecycle: {backoff_multiplier: 2.0}              | steps[0].lifecycle.backoff_multiplier has no effect
          5 | lifecycle: {max_steps_in_process_minutes: 5}      | steps[0].lifecycle.max_steps_in_process_minutes has no effect
          5 | batch_config: {batch_size: 1, parallelism: 1, cursor_field: id, worker_template: w, failure_strategy: isolate, checkpoint_interval: 9} | steps[0].batch_config.checkpoint_interval has no effect
          4 | metadata: {notes: x}                              | metadata.notes has no effect
          4 | metadata: {blog_post: {url: x}}                   | metadata.blog_post has no effect
          """)
  void what_published_templates_say_without_effect_gives_exactly_one_warning_with_its_place(
      int line, String key, String warning) {
    String step = "{name: abc, handler: {callable: abcd}" + (line == 5 ? ", " + key : "") + "}";
    String yaml = HEAD + (line == 4 ? key + "\n" : "") + "steps:\n  - " + step + "\n";

    TemplateFile file = TemplateReader.read("t.yaml", yaml);

    assertThat(file.warnings())
        .singleElement()
        .asString()
        .matches("t\\.yaml:" + line + ":[0-9]+: .*")
        .endsWith(": " + warning);
    assertThat(file.template().steps().getFirst().retry().maxAttempts()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata: {tags: {area: billing, level: [a, b]}}",
        "metadata: {tags: [a, b], author: us, documentation_url: x, created_at: 2026-01-01}",
        "lifecycle: {max_duration_minutes: 1, staleness_action: dlq, auto_fail_on_timeout: true}",
        "system_dependencies: {primary: default, secondary: [a]}",
        "default_context: {a: 1}",
      })
  void what_published_templates_say_beside_that_loads_without_a_word(String key) {
    TemplateFile file =
        TemplateReader.read(
            "t.yaml", HEAD + key + "\nsteps: [{name: a, handler: {callable: x}}]\n");

    assertThat(file.warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(IdentityStrategy.class)
  void a_template_says_when_two_requests_are_the_same_task(IdentityStrategy strategy) {
    String yaml =
        HEAD
            + "identity_strategy: "
            + strategy.wireName()
            + "\nsteps: [{name: a, handler: {callable: x}}]\n";

    assertThat(TemplateReader.read("t.yaml", yaml).template().identityStrategy())
        .isEqualTo(strategy);
  }

  @Test
  void a_chain_of_ten_thousand_steps_is_no_problem() {
    StringBuilder yaml = new StringBuilder(HEAD).append("steps:\n");
    for (int i = 0; i < 10_000; i++) {
      yaml.append(
          "  - {name: s%d, handler: {callable: x}, dependencies: [%s]}\n"
              .formatted(i, i == 0 ? "" : "s" + (i - 1)));
    }

    assertThat(TemplateReader.read("t.yaml", yaml.toString()).template().steps()).hasSize(10_000);
  }

  private static RetryPolicy steps(String step) {
    TemplateFile file = TemplateReader.read("t.yaml", HEAD + "steps:\n  " + step + "\n");
    assertThat(file.warnings()).isEmpty();
    return file.template().steps().getFirst().retry();
  }
}
