package io.tasker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.config.Nearest;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.model.NewTask;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one request for a task; what it leaves out is as in another one. */
final class RequestFields {
  private static final List<String> KNOWN =
      List.of(
          "name",
          "namespace",
          "version",
          "context",
          "initiator",
          "source_system",
          "reason",
          "tags",
          "priority",
          "correlation_id",
          "parent_correlation_id",
          "idempotency_key");

  private final String place;
  private final JsonNode body;
  private final NewTask otherwise;

  RequestFields(String place, JsonNode body, NewTask otherwise) {
    this.place = place;
    this.body = body;
    this.otherwise = otherwise;
  }

  /**
   * The request.
   *
   * @throws ClientConfigException naming the first field that is wrong
   */
  NewTask task() {
    if (!body.isObject()) {
      throw wrong("a request must be a JSON object, was " + shown(body));
    }
    body.fieldNames().forEachRemaining(this::known);
    String name = text("name", otherwise.name());
    if (name == null || name.isEmpty()) {
      throw wrong("no name; give it there, or --name for all");
    }
    NewTask named =
        NewTask.of(
            String.valueOf(text("namespace", otherwise.namespace())),
            name,
            String.valueOf(text("version", otherwise.version())));
    return named
        .context(context())
        .origin(
            String.valueOf(text("initiator", otherwise.initiator())),
            String.valueOf(text("source_system", otherwise.sourceSystem())),
            String.valueOf(text("reason", otherwise.reason())))
        .tags(tags())
        .priority(priority())
        .correlation(
            uuid("correlation_id", otherwise.correlationId()),
            uuid("parent_correlation_id", otherwise.parentCorrelationId()))
        .idempotencyKey(text("idempotency_key", otherwise.idempotencyKey()));
  }

  private void known(String field) {
    if (!KNOWN.contains(field)) {
      throw wrong("%s is not known; %s".formatted(field, Nearest.hint(field, KNOWN)));
    }
  }

  private @Nullable String text(String field, @Nullable String missing) {
    if (!body.hasNonNull(field)) {
      return missing;
    }
    if (!body.path(field).isTextual()) {
      throw wrong("%s must be a text, was %s".formatted(field, shown(body.path(field))));
    }
    return body.path(field).textValue();
  }

  private JsonNode context() {
    if (!body.hasNonNull("context")) {
      return otherwise.context();
    }
    if (!body.path("context").isObject()) {
      throw wrong("context must be a JSON object, was " + shown(body.path("context")));
    }
    return body.path("context");
  }

  private List<String> tags() {
    if (!body.hasNonNull("tags")) {
      return otherwise.tags();
    }
    JsonNode given = body.path("tags");
    List<String> tags = new ArrayList<>();
    given.forEach(tag -> tags.add(tag.textValue()));
    if (!given.isArray() || tags.contains(null)) {
      throw wrong("tags must be a list of texts, was " + shown(given));
    }
    return tags;
  }

  private @Nullable Integer priority() {
    if (!body.hasNonNull("priority")) {
      return otherwise.priority();
    }
    JsonNode given = body.path("priority");
    if (!given.canConvertToExactIntegral() || Math.abs(given.asLong(101)) > 100) {
      throw wrong("priority must be a whole number, -100 to 100, was " + shown(given));
    }
    return given.intValue();
  }

  private @Nullable UUID uuid(String field, @Nullable UUID missing) {
    String given = text(field, null);
    return given == null ? missing : Inputs.uuid(place + ": " + field, given);
  }

  private ClientConfigException wrong(String why) {
    return new ClientConfigException(place + ": " + why);
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
