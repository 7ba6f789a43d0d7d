package io.tasker.worker.handler;

/**
 * Runs the steps whose template names its callable. Found by {@link java.util.ServiceLoader}. One
 * instance serves many steps at once, each on a virtual thread of its own, so it must be safe for
 * that.
 *
 * <p>A step may run more than once: after a crash, an expired lease or a retry. Effects outside
 * should be keyed by {@link StepContext#idempotencyKey()}.
 */
public interface StepHandler {
  /** The string that templates write as {@code handler.callable}; opaque, compared as it is. */
  String callable();

  /**
   * Runs one attempt. May block. It is interrupted when its time is over or the worker stops, and
   * should then return soon.
   *
   * @return what came of it
   * @throws RetryableException a failure that may be retried, with its own type and wait
   * @throws Exception counts as a failure that may be retried ({@code handler_error})
   */
  StepOutcome handle(StepContext context) throws Exception;
}
