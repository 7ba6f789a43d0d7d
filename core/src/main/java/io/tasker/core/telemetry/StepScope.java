package io.tasker.core.telemetry;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The step whose handler runs on this thread, so that every line logged meanwhile can say so. Holds
 * on that thread only.
 *
 * @param task task_uuid
 * @param step step_uuid
 * @param correlationId correlation_id
 * @param traceparent what it is a part of; null if nobody traces
 */
public record StepScope(
    TaskId task, StepId step, UUID correlationId, @Nullable String traceparent) {
  private static final ScopedValue<StepScope> CURRENT = ScopedValue.newInstance();
  private static final int TRACE_ID_BEGINS = 3;
  private static final int TRACE_ID_ENDS = 35;

  /** The present one. */
  public static Optional<StepScope> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /**
   * Runs work within this scope.
   *
   * @throws Exception what the work throws
   */
  public <T> T within(Callable<T> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work::call);
  }

  /** The trace's id, 32 hexadecimal digits, if somebody traces. */
  public Optional<String> traceId() {
    return traceparent == null || traceparent.length() < TRACE_ID_ENDS
        ? Optional.empty()
        : Optional.of(traceparent.substring(TRACE_ID_BEGINS, TRACE_ID_ENDS));
  }
}
