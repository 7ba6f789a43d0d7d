package io.tasker.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.rest.route.ApiError;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
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

  private static final int MAX_KEY = 255;
  private final @Nullable String key;

  private TaskRequestReader(BodyFields body, @Nullable String key) {
    this.body = body;
    this.key = key;
  }

  /**
   * Reads a whole body.
   *
   * @param key counts as {@code idempotency_key} if the body has none
   * @throws ApiError naming the first field that is not right
   */
  public static TaskRequest read(byte[] body, @Nullable String key) {
    return new TaskRequestReader(JsonBody.read(body), key).read();
  }

  /**
   * Reads one of many requests.
   *
   * @throws ApiError naming the first field that is not right
   */
  static TaskRequest read(BodyFields body) {
    return new TaskRequestReader(body, null).read();
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
    String own = body.text("idempotency_key");
    if (own == null && key != null) {
      Texts.requireStorable("Idempotency-Key", key);
      return Texts.requireLength("Idempotency-Key", key, MAX_KEY);
    }
    if (own != null && own.isEmpty()) {
      throw ApiError.badRequest("idempotency_key must not be empty; leave it out or send null");
    }
    return own;
  }

  private @Nullable UUID uuid(String field) {
    return body.parsed(field, "a UUID", Uuids::parse);
  }

  private @Nullable Instant requestedAt() {
    return body.parsed(
        "requested_at",
        "a timestamp like 2026-03-21T21:16:08.123456 (UTC) or with an offset",
        Instants::parse);
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
