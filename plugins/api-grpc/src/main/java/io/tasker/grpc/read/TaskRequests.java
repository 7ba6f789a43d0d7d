package io.tasker.grpc.read;

import com.tasker.v1.CreateTaskRequest;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import java.util.List;

/** Reads what asks for a task. */
public final class TaskRequests {
  private static final int MAX_NAME = 64;
  private static final int MAX_VERSION = 16;
  private static final int MAX_NAMESPACE = 10_000;
  private static final int MAX_ORIGIN = 128;
  private static final int MAX_PRIORITY = 100;
  private static final int MAX_TAGS = 1000;

  private TaskRequests() {}

  /**
   * Reads a whole message. What is left out is what the public server puts in its place.
   *
   * @throws Refused naming the first field that is not right
   */
  public static TaskRequest read(CreateTaskRequest message) {
    return new TaskRequest(
        template(message),
        context(message),
        origin(message),
        tags(message.getTagsList()),
        Numbers.within(
            "priority",
            message.hasPriority(),
            message.getPriority(),
            -MAX_PRIORITY,
            MAX_PRIORITY,
            0),
        message.hasCorrelationId()
            ? Uuids.read("correlation_id", message.getCorrelationId())
            : null,
        message.hasParentCorrelationId()
            ? Uuids.read("parent_correlation_id", message.getParentCorrelationId())
            : null,
        message.hasIdempotencyKey() ? key(message.getIdempotencyKey()) : null,
        message.hasRequestedAt() ? Times.read("requested_at", message.getRequestedAt()) : null,
        message.hasOptions() ? JsonOf.struct("options", message.getOptions()) : null);
  }

  private static Json context(CreateTaskRequest message) {
    if (!message.hasContextJson()) {
      return JsonOf.struct("context", message.getContext());
    }
    if (message.hasContext()) {
      throw Refused.field("context_json", "is set, and context as well; only one can be");
    }
    return JsonText.object("context_json", message.getContextJson());
  }

  private static TemplateName template(CreateTaskRequest message) {
    return new TemplateName(
        Texts.named("namespace", message.getNamespace(), MAX_NAMESPACE),
        Texts.named("name", message.getName(), MAX_NAME),
        Texts.named("version", message.getVersion(), MAX_VERSION));
  }

  private static Origin origin(CreateTaskRequest message) {
    return new Origin(
        origin("initiator", message.hasInitiator(), message.getInitiator(), "grpc"),
        origin(
            "source_system", message.hasSourceSystem(), message.getSourceSystem(), "tasker-core"),
        origin("reason", message.hasReason(), message.getReason(), "Task created via gRPC"));
  }

  private static String origin(String field, boolean isSet, String text, String defaultText) {
    return isSet ? Texts.named(field, text, MAX_ORIGIN) : defaultText;
  }

  private static String key(String key) {
    if (key.isEmpty()) {
      throw Refused.field("idempotency_key", "must not be empty; leave it out");
    }
    return Texts.free("idempotency_key", key);
  }

  private static List<String> tags(List<String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw Refused.field(
          "tags", "must have at most %d items, has %d".formatted(MAX_TAGS, tags.size()));
    }
    for (int i = 0; i < tags.size(); i++) {
      Texts.free("tags[" + i + "]", tags.get(i));
    }
    return tags;
  }
}
