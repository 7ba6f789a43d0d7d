package io.tasker.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.worker.handler.StepContext;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;

/** A handler that only has to say what its result is; what it refuses is a permanent failure. */
public abstract class CheckedHandler implements StepHandler {
  private final String callable;

  /** A handler that templates know by this name. */
  protected CheckedHandler(String callable) {
    this.callable = callable;
  }

  @Override
  public final String callable() {
    return callable;
  }

  @Override
  public final StepOutcome handle(StepContext context) throws Exception {
    try {
      return StepOutcome.success(result(context));
    } catch (InvalidStepException e) {
      return e.outcome();
    } catch (BusyException e) {
      return StepOutcome.retryable(e.errorType(), e.getMessage());
    }
  }

  /**
   * Computes the step's result.
   *
   * @throws InvalidStepException if the step can never succeed with what it was given
   * @throws BusyException if it may succeed later
   */
  protected abstract JsonNode result(StepContext context) throws Exception;
}
