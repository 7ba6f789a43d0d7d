package io.tasker.worker.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.core.store.SubmitStore.Submission;
import io.tasker.worker.handler.RetryAfter;
import io.tasker.worker.handler.StepOutcome;
import java.time.Duration;
import java.time.Instant;

/** Makes a submission of what a handler returned. */
final class Outcomes {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String workerId;

  Outcomes(String workerId) {
    this.workerId = workerId;
  }

  Submission submission(Execution execution, StepOutcome outcome, Instant now) {
    return switch (outcome) {
      case StepOutcome.Success(var result) -> success(execution, result.toString(), now);
      case StepOutcome.Failure failure -> failure(execution, failure, now);
    };
  }

  private Submission success(Execution execution, String result, Instant now) {
    String outcome = outcome(execution, true, now).toString();
    return new Submission(
        execution.key(),
        execution.token().token(),
        execution.correlationId(),
        true,
        false,
        result,
        outcome);
  }

  Submission failure(Execution execution, StepOutcome.Failure failure, Instant now) {
    ObjectNode outcome = outcome(execution, false, now);
    outcome
        .putObject("error")
        .put("type", failure.errorType())
        .put("message", failure.message())
        .put("retryable", failure.retryable());
    if (failure.retryAfter() != null) {
      outcome.set("orchestration_metadata", metadata(failure.retryAfter()));
    }
    return new Submission(
        execution.key(),
        execution.token().token(),
        execution.correlationId(),
        false,
        failure.retryable(),
        null,
        outcome.toString());
  }

  /** The public form of a wish when to be tried again. */
  private static ObjectNode metadata(RetryAfter after) {
    ObjectNode metadata = MAPPER.createObjectNode();
    ObjectNode headers = metadata.putObject("headers");
    metadata.putNull("error_context");
    metadata.putNull("backoff_hint");
    metadata.putObject("custom");
    switch (after) {
      case RetryAfter.Header(var value) -> headers.put("Retry-After", value);
      case RetryAfter.Wait(var delay) ->
          metadata
              .putObject("backoff_hint")
              .put("backoff_type", "ServerRequested")
              .put("delay_seconds", delay.toSeconds() + (delay.getNano() > 0 ? 1 : 0))
              .putNull("context");
    }
    return metadata;
  }

  private ObjectNode outcome(Execution execution, boolean success, Instant now) {
    Instant started = execution.startedAt().equals(Instant.MAX) ? now : execution.startedAt();
    return MAPPER
        .createObjectNode()
        .put("success", success)
        .put("ms", Math.max(0, Duration.between(started, now).toMillis()))
        .put("worker", workerId)
        .put("started_at", started.toString())
        .put("completed_at", now.toString());
  }
}
