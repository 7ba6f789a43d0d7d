package io.tasker.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.rest.route.ApiError;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body that asks for a task.
 *
 * <p>Missing fields and wrong types are {@code UNPROCESSABLE}, values out of range {@code
 * BAD_REQUEST}. Unknown keys are ignored; optional keys may be null.
 */
public final class TaskRequestReader {
  private static final int MAX_NAME = 64;
  private static final int MAX_VERSION = 16;
  private static final int MAX_ORIGIN = 128;
  private static final int MAX_PRIORITY = 100;
  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "namespace",
          "version",
          "context",
          "initiator",
          "source_system",
          "reason",
          "tags",
          "requested_at",
          "options",
          "priority",
          "correlation_id",
          "parent_correlation_id",
          "idempotency_key");

  private final BodyFields body;

  private TaskRequestReader(BodyFields body) {
    this.body = body;
  }

  /**
   * Reads a whole body.
   *
   * @throws ApiError naming the first field that is not right
   */
  public static TaskRequest read(byte[] body) {
    return new TaskRequestReader(JsonBody.read(body)).read();
  }

  private TaskRequest read() {
    return new TaskRequest(
        template(),
        context(),
        origin(),
        body.texts("tags"),
        body.integer("priority", -MAX_PRIORITY, MAX_PRIORITY),
        uuid("correlation_id"),
        uuid("parent_correlation_id"),
        idempotencyKey(),
        requestedAt(),
        options());
  }

  private TemplateName template() {
    String name = named("name", "Task name cannot be empty");
    String namespace = named("namespace", "Namespace cannot be empty");
    String version = named("version", "Version cannot be empty");
    return new TemplateName(
        namespace,
        Texts.requireLength("name", name, MAX_NAME),
        Texts.requireLength("version", version, MAX_VERSION));
  }

  private String named(String field, String ifEmpty) {
    String text = body.requiredText(field, KNOWN);
    if (text.isEmpty()) {
      throw ApiError.badRequest(ifEmpty);
    }
    return text;
  }

  private Json context() {
    JsonNode context = body.required("context", KNOWN);
    if (!context.isObject()) {
      throw ApiError.badRequest("context must be an object, was " + Found.describe(context));
    }
    return new Json(JsonLimits.check("context", context));
  }

  private Origin origin() {
    return new Origin(origin("initiator"), origin("source_system"), origin("reason"));
  }

  private String origin(String field) {
    return Texts.requireLength(field, body.requiredText(field, KNOWN), MAX_ORIGIN);
  }

  private @Nullable String idempotencyKey() {
    String key = body.text("idempotency_key");
    if (key != null && key.isEmpty()) {
      throw ApiError.badRequest("idempotency_key must not be empty; leave it out or send null");
    }
    return key;
  }

  private @Nullable UUID uuid(String field) {
    return parsed(field, "a UUID", Uuids::parse);
  }

  private @Nullable Instant requestedAt() {
    return parsed(
        "requested_at",
        "a timestamp like 2026-03-21T21:16:08.123456 (UTC) or with an offset",
        Instants::parse);
  }

  private <T> @Nullable T parsed(
      String field, String expected, Function<String, Optional<T>> parser) {
    JsonNode value = body.optional(field).orElse(null);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw BodyFields.wrongType(field, expected, value);
    }
    return parser
        .apply(value.textValue())
        .orElseThrow(() -> BodyFields.wrongType(field, expected, value));
  }

  private @Nullable Json options() {
    JsonNode options = body.optional("options").orElse(null);
    if (options == null) {
      return null;
    }
    if (!options.isObject()) {
      throw BodyFields.wrongType("options", "an object or null", options);
    }
    return new Json(JsonLimits.check("options", options));
  }
}
