package io.tasker.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.contract.model.Json;
import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.HandlerDefinition;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.wire.CanonicalJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a template's {@code environments} change where it is registered. */
public final class Environments {
  /** Names every step of a template. */
  static final String EVERY_STEP = "ALL";

  private Environments() {}

  /**
   * The template with the overrides of one environment. Those for all steps come first, so a step's
   * own win. {@code handler.initialization} is merged key by key, a {@code retry} and a timeout
   * take the place of the step's. The source stays the file's.
   *
   * @param template as its file says, without overrides
   * @param environment {@code TASKER_ENV}; one that the template does not name changes nothing
   */
  public static TaskTemplate apply(TaskTemplate template, String environment) {
    JsonNode overrides =
        CanonicalJson.parse(template.source()).path("environments").path(environment).path("steps");
    if (overrides.isEmpty()) {
      return template;
    }
    List<StepDefinition> steps = new ArrayList<>();
    for (StepDefinition step : template.steps()) {
      steps.add(override(override(step, EVERY_STEP, overrides), step.name(), overrides));
    }
    return new TaskTemplate(
        template.name(),
        template.description(),
        template.identityStrategy(),
        template.inputSchema(),
        steps,
        template.source());
  }

  private static StepDefinition override(StepDefinition step, String name, JsonNode overrides) {
    StepDefinition changed = step;
    for (JsonNode one : overrides) {
      if (one.path("name").asText().equals(name)) {
        changed = override(changed, one);
      }
    }
    return changed;
  }

  private static StepDefinition override(StepDefinition step, JsonNode override) {
    return new StepDefinition(
        step.name(),
        step.description(),
        step.type(),
        step.dependencies(),
        handler(step.handler(), override.path("handler").path("initialization")),
        given(override, "retry").map(Environments::retry).orElse(step.retry()),
        given(override, "timeout_seconds")
            .map(seconds -> Duration.ofSeconds(seconds.longValue()))
            .orElse(step.timeout()),
        step.resultSchema());
  }

  private static HandlerDefinition handler(HandlerDefinition handler, JsonNode initialization) {
    if (initialization.isEmpty()) {
      return handler;
    }
    ObjectNode merged = (ObjectNode) CanonicalJson.parse(handler.initialization());
    initialization.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
    return new HandlerDefinition(
        handler.callable(), handler.method(), handler.resolver(), new Json(merged.toString()));
  }

  private static RetryPolicy retry(JsonNode retry) {
    RetryPolicy otherwise = RetryPolicy.DEFAULT;
    return new RetryPolicy(
        given(retry, "retryable").map(JsonNode::booleanValue).orElse(otherwise.retryable()),
        given(retry, "max_attempts")
            .map(attempts -> Math.max(1, attempts.intValue()))
            .orElse(otherwise.maxAttempts()),
        given(retry, "backoff").map(Environments::backoff).orElse(otherwise.backoff()),
        given(retry, "backoff_base_ms").map(Environments::millis).orElse(otherwise.base()),
        given(retry, "max_backoff_ms").map(Environments::millis).orElse(otherwise.max()));
  }

  private static BackoffKind backoff(JsonNode word) {
    return Arrays.stream(BackoffKind.values())
        .filter(kind -> kind.wireName().equals(word.asText()))
        .findFirst()
        .orElseThrow();
  }

  private static Duration millis(JsonNode number) {
    return Duration.ofMillis(number.longValue());
  }

  /** A key with nothing is as good as none. */
  private static Optional<JsonNode> given(JsonNode fields, String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isNull());
  }
}
