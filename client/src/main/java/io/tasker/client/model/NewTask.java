package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.UUID;
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
    return new NewTask(
        name,
        namespace,
        version,
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

  /** From this one, from there, for this reason. */
  public NewTask origin(String initiator, String sourceSystem, String reason) {
    return new NewTask(
        name,
        namespace,
        version,
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

  /** With these labels. */
  public NewTask tags(List<String> tags) {
    return new NewTask(
        name,
        namespace,
        version,
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

  /** With this priority, -100 to 100. */
  public NewTask priority(@Nullable Integer priority) {
    return new NewTask(
        name,
        namespace,
        version,
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

  /** Tied to these. */
  public NewTask correlation(@Nullable UUID correlationId, @Nullable UUID parentCorrelationId) {
    return new NewTask(
        name,
        namespace,
        version,
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

  /** The same task as every request with this key for this template. */
  public NewTask idempotencyKey(@Nullable String idempotencyKey) {
    return new NewTask(
        name,
        namespace,
        version,
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
