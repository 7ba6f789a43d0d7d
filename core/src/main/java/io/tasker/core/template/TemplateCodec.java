package io.tasker.core.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes templates as JSON text to store, and reads them back. The same template is always the same
 * text, and what is read back equals what was written, as far as the JSON inside was written
 * without superfluous spaces. Schemas and identity strategy are read from the source, which has
 * them anyway: so templates keep the text that they were stored with before these had a meaning.
 */
public final class TemplateCodec {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private TemplateCodec() {}

  /** The template as JSON text. */
  public static Json write(TaskTemplate template) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("namespace", template.name().namespace());
    json.put("name", template.name().name());
    json.put("version", template.name().version());
    json.put("description", template.description());
    var steps = json.putArray("steps");
    template.steps().forEach(step -> steps.add(step(step)));
    json.set("source", parse(template.source().text()));
    return new Json(json.toString());
  }

  /**
   * The template of a text that {@link #write} made.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static TaskTemplate read(Json stored) {
    JsonNode json = parse(stored.text());
    JsonNode source = member(json, "source");
    List<StepDefinition> steps = new ArrayList<>();
    for (JsonNode step : member(json, "steps")) {
      steps.add(step(step, source.path("steps").path(steps.size())));
    }
    return new TaskTemplate(
        new TemplateName(text(json, "namespace"), text(json, "name"), text(json, "version")),
        textOrNull(json, "description"),
        identity(source.path("identity_strategy").asText()),
        schema(source, "input_schema"),
        steps,
        new Json(source.toString()));
  }

  /** Whether two templates mean the same, however their numbers are written. */
  public static boolean isSame(TaskTemplate one, TaskTemplate other) {
    return parse(write(one).text())
        .equals(TemplateCodec::compareNumbers, parse(write(other).text()));
  }

  private static int compareNumbers(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  private static ObjectNode step(StepDefinition step) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", step.name());
    json.put("description", step.description());
    json.put("type", step.type().name());
    var dependencies = json.putArray("dependencies");
    step.dependencies().forEach(dependencies::add);
    json.put("callable", step.handler().callable());
    json.put("method", step.handler().method());
    json.put("resolver", step.handler().resolver());
    json.set("initialization", parse(step.handler().initialization().text()));
    json.put("retryable", step.retry().retryable());
    json.put("max_attempts", step.retry().maxAttempts());
    json.put("backoff", step.retry().backoff().name());
    json.put("backoff_base_ms", step.retry().base().toMillis());
    json.put("max_backoff_ms", step.retry().max().toMillis());
    json.put("timeout_ms", step.timeout().toMillis());
    return json;
  }

  private static IdentityStrategy identity(String word) {
    return Arrays.stream(IdentityStrategy.values())
        .filter(strategy -> strategy.wireName().equals(word))
        .findFirst()
        .orElse(IdentityStrategy.STRICT);
  }

  private static @Nullable Json schema(JsonNode source, String name) {
    JsonNode schema = source.path(name);
    return schema.isObject() ? new Json(schema.toString()) : null;
  }

  private static StepDefinition step(JsonNode json, JsonNode source) {
    List<String> dependencies = new ArrayList<>();
    member(json, "dependencies").forEach(name -> dependencies.add(name.textValue()));
    return new StepDefinition(
        text(json, "name"),
        textOrNull(json, "description"),
        StepType.valueOf(text(json, "type")),
        dependencies,
        new HandlerDefinition(
            text(json, "callable"),
            textOrNull(json, "method"),
            textOrNull(json, "resolver"),
            new Json(member(json, "initialization").toString())),
        new RetryPolicy(
            member(json, "retryable").booleanValue(),
            member(json, "max_attempts").intValue(),
            BackoffKind.valueOf(text(json, "backoff")),
            millis(json, "backoff_base_ms"),
            millis(json, "max_backoff_ms")),
        millis(json, "timeout_ms"),
        schema(source, "result_schema"));
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not valid JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode member(JsonNode json, String name) {
    JsonNode value = json.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a stored template must have " + name);
    }
    return value;
  }

  private static String text(JsonNode json, String name) {
    String text = textOrNull(json, name);
    if (text == null) {
      throw new IllegalArgumentException("a stored template must have text in " + name);
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonNode json, String name) {
    return member(json, name).textValue();
  }

  private static Duration millis(JsonNode json, String name) {
    return Duration.ofMillis(member(json, name).longValue());
  }
}
