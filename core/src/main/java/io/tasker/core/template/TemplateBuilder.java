package io.tasker.core.template;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.HandlerDefinition;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.text.YamlNode;
import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlNode.Items;
import io.tasker.core.text.YamlNode.Scalar;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a template out of a document that fits {@link TemplateShape}. */
final class TemplateBuilder {
  private final YamlJson json;

  TemplateBuilder(YamlJson json) {
    this.json = json;
  }

  TaskTemplate template(Fields document) {
    return new TaskTemplate(
        new TemplateName(
            required(document, "namespace_name"),
            required(document, "name"),
            required(document, "version")),
        text(document, "description"),
        scalar(document, "identity_strategy")
            .map(TemplateBuilder::identity)
            .orElse(IdentityStrategy.STRICT),
        schema(document, "input_schema"),
        items(document, "steps").stream().map(step -> step((Fields) step)).toList(),
        new Json(json.convert(document).toString()));
  }

  private StepDefinition step(Fields step) {
    return new StepDefinition(
        required(step, "name"),
        text(step, "description"),
        scalar(step, "type", "step_type").map(TemplateBuilder::type).orElse(StepType.STANDARD),
        items(step, "dependencies", "depends_on").stream()
            .map(item -> ((Scalar) item).text())
            .toList(),
        handler((Fields) value(step, "handler").orElseThrow()),
        value(step, "retry").map(retry -> retry((Fields) retry)).orElse(RetryPolicy.DEFAULT),
        scalar(step, "timeout_seconds")
            .map(seconds -> Duration.ofSeconds(seconds.whole().longValueExact()))
            .orElse(StepDefinition.DEFAULT_TIMEOUT),
        schema(step, "result_schema"));
  }

  private HandlerDefinition handler(Fields handler) {
    return new HandlerDefinition(
        required(handler, "callable"),
        text(handler, "method"),
        text(handler, "resolver"),
        value(handler, "initialization")
            .map(node -> new Json(json.convert(node).toString()))
            .orElse(Json.EMPTY_OBJECT));
  }

  private static RetryPolicy retry(Fields retry) {
    RetryPolicy otherwise = RetryPolicy.DEFAULT;
    return new RetryPolicy(
        scalar(retry, "retryable")
            .map(flag -> flag.text().equalsIgnoreCase("true"))
            .orElse(otherwise.retryable()),
        scalar(retry, "max_attempts")
            .map(number -> Math.max(1, number.whole().intValueExact()))
            .orElse(otherwise.maxAttempts()),
        scalar(retry, "backoff").map(TemplateBuilder::backoff).orElse(otherwise.backoff()),
        millis(retry, "backoff_base_ms").orElse(otherwise.base()),
        millis(retry, "max_backoff_ms").orElse(otherwise.max()));
  }

  private static Optional<Duration> millis(Fields fields, String name) {
    return scalar(fields, name).map(ms -> Duration.ofMillis(ms.whole().longValueExact()));
  }

  private @Nullable Json schema(Fields fields, String name) {
    return value(fields, name).map(node -> new Json(json.convert(node).toString())).orElse(null);
  }

  private static IdentityStrategy identity(Scalar word) {
    return Arrays.stream(IdentityStrategy.values())
        .filter(strategy -> strategy.wireName().equals(word.text()))
        .findFirst()
        .orElseThrow();
  }

  private static StepType type(Scalar word) {
    return Arrays.stream(StepType.values())
        .filter(type -> type.wireName().equals(word.text()))
        .findFirst()
        .orElseThrow();
  }

  private static BackoffKind backoff(Scalar word) {
    return Arrays.stream(BackoffKind.values())
        .filter(kind -> kind.wireName().equals(word.text()))
        .findFirst()
        .orElseThrow();
  }

  private static String required(Fields fields, String name) {
    return scalar(fields, name).orElseThrow().text();
  }

  private static @Nullable String text(Fields fields, String name) {
    return scalar(fields, name).map(Scalar::text).orElse(null);
  }

  private static Optional<Scalar> scalar(Fields fields, String... names) {
    return value(fields, names).map(Scalar.class::cast);
  }

  private static List<YamlNode> items(Fields fields, String... names) {
    return value(fields, names).map(list -> ((Items) list).items()).orElse(List.of());
  }

  /** The value under the key or its alias; a key with nothing is as good as none. */
  private static Optional<YamlNode> value(Fields fields, String... names) {
    return Arrays.stream(names)
        .flatMap(name -> fields.field(name).stream())
        .map(YamlNode.Field::value)
        .filter(node -> !ShapeCheck.isNothing(node))
        .findFirst();
  }
}
