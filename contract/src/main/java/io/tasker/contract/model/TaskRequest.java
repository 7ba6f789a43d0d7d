package io.tasker.contract.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a task. Shapes and types are right by the time this exists; whether the template exists,
 * the context fits and the limits hold is for the orchestrator to say.
 *
 * @param template what to run
 * @param context input, a JSON object
 * @param origin who asks, from where and why
 * @param tags labels
 * @param priority -100 to 100
 * @param correlationId ties the task to what caused it; null: a new one
 * @param parentCorrelationId ties that to what caused it in turn
 * @param idempotencyKey two requests with the same key for the same template are the same task
 * @param requestedAt when the client asked; null: now
 * @param options free settings of the request, a JSON object
 */
public record TaskRequest(
    TemplateName template,
    Json context,
    Origin origin,
    List<String> tags,
    int priority,
    @Nullable UUID correlationId,
    @Nullable UUID parentCorrelationId,
    @Nullable String idempotencyKey,
    @Nullable Instant requestedAt,
    @Nullable Json options) {
  public TaskRequest {
    tags = List.copyOf(tags);
  }
}
