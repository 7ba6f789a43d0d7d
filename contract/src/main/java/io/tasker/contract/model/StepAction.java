package io.tasker.contract.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operator does to a step by hand. Who and why are kept with the step's history. */
public sealed interface StepAction {
  /** Who does it; may be empty. */
  String by();

  /** Why; may be empty. */
  String reason();

  /**
   * Run a step that failed for good once more, as if it had never been tried.
   *
   * @param by who
   * @param reason why
   */
  record ResetForRetry(String by, String reason) implements StepAction {
    public ResetForRetry {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Declare a step settled; its dependents go on without a result of it.
   *
   * @param by who
   * @param reason why
   */
  record ResolveManually(String by, String reason) implements StepAction {
    public ResolveManually {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Complete a step in a worker's place.
   *
   * @param result what its dependents get to see, any JSON
   * @param metadata kept with the result, any JSON
   * @param by who
   * @param reason why
   */
  record CompleteManually(Json result, @Nullable Json metadata, String by, String reason)
      implements StepAction {
    public CompleteManually {
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
