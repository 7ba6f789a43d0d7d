package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a task. Start with {@link #of} and say more: {@code NewTask.of("shop", "order",
 * "1.0.0").context(input).idempotencyKey("order-7")}.
 *
 * @param name of the template
 * @param namespace of the template
 * @param version of the template
 * @param context input, a JSON object
 * @param initiator who asks, 1 to 128 characters
 * @param sourceSystem from where, 1 to 128 characters
 * @param reason why, 1 to 128 characters
 * @param tags labels
 * @param priority -100 to 100; null: 0
 * @param correlationId ties the task to what caused it; null: a new one
 * @param parentCorrelationId ties that to what caused it in turn
 * @param idempotencyKey two requests with the same key for the same template are the same task; a
 *     create without one is never repeated by the client
 */
public record NewTask(
    String name,
    String namespace,
    String version,
    JsonNode context,
    String initiator,
    String sourceSystem,
    String reason,
    List<String> tags,
    @Nullable Integer priority,
    @Nullable UUID correlationId,
    @Nullable UUID parentCorrelationId,
    @Nullable String idempotencyKey) {
  public NewTask {
    tags = List.copyOf(tags);
  }

  /** With an empty input, from {@code tasker-client}. */
  public static NewTask of(String namespace, String name, String version) {
    return new NewTask(
        name,
        namespace,
        version,
        JsonNodeFactory.instance.objectNode(),
        "tasker-client-java",
        "tasker-client",
        "Task requested",
        List.of(),
        null,
        null,
        null,
        null);
  }

  /** With this input. */
  public NewTask context(JsonNode context) {
    return with(it -> it.context = context);
  }

  /** From this one, from there, for this reason. */
  public NewTask origin(String initiator, String sourceSystem, String reason) {
    return with(
        it -> {
          it.initiator = initiator;
          it.sourceSystem = sourceSystem;
          it.reason = reason;
        });
  }

  /** With these labels. */
  public NewTask tags(List<String> tags) {
    return with(it -> it.tags = tags);
  }

  /** With this priority, -100 to 100. */
  public NewTask priority(@Nullable Integer priority) {
    return with(it -> it.priority = priority);
  }

  /** Tied to these. */
  public NewTask correlation(@Nullable UUID correlationId, @Nullable UUID parentCorrelationId) {
    return with(
        it -> {
          it.correlationId = correlationId;
          it.parentCorrelationId = parentCorrelationId;
        });
  }

  /** The same task as every request with this key for this template. */
  public NewTask idempotencyKey(@Nullable String idempotencyKey) {
    return with(it -> it.idempotencyKey = idempotencyKey);
  }

  private NewTask with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.task(this);
  }

  /** What may still be said of a task. */
  private static final class Draft {
    private JsonNode context;
    private String initiator;
    private String sourceSystem;
    private String reason;
    private List<String> tags;
    private @Nullable Integer priority;
    private @Nullable UUID correlationId;
    private @Nullable UUID parentCorrelationId;
    private @Nullable String idempotencyKey;

    private Draft(NewTask task) {
      context = task.context;
      initiator = task.initiator;
      sourceSystem = task.sourceSystem;
      reason = task.reason;
      tags = task.tags;
      priority = task.priority;
      correlationId = task.correlationId;
      parentCorrelationId = task.parentCorrelationId;
      idempotencyKey = task.idempotencyKey;
    }

    private NewTask task(NewTask of) {
      return new NewTask(
          of.name,
          of.namespace,
          of.version,
          context,
          initiator,
          sourceSystem,
          reason,
          tags,
          priority,
          correlationId,
          parentCorrelationId,
          idempotencyKey);
    }
  }
}
