package io.tasker.worker.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tasker.contract.model.Json;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
public sealed interface StepOutcome {
  /**
   * It worked.
   *
   * @param result what dependents get to see; any JSON
   */
  record Success(JsonNode result) implements StepOutcome {}

  /**
   * It did not.
   *
   * @param errorType a short stable word, such as {@code card_declined}
   * @param message for people
   * @param retryable whether another attempt may help
   * @param retryAfter when; null: as the template says
   */
  record Failure(
      String errorType, String message, boolean retryable, @Nullable RetryAfter retryAfter)
      implements StepOutcome {
    /** Without a wish when to be tried again. */
    public Failure(String errorType, String message, boolean retryable) {
      this(errorType, message, retryable, null);
    }
  }

  /** It worked, with this result. */
  static StepOutcome success(JsonNode result) {
    return new Success(result);
  }

  /** It worked, with this result as JSON text. */
  static StepOutcome success(Json result) {
    return new Success(JsonNodeFactory.instance.rawValueNode(new RawValue(result.text())));
  }

  /** It did not work, but another attempt may. */
  static StepOutcome retryable(String errorType, String message) {
    return new Failure(errorType, message, true);
  }

  /**
   * It did not work, but another attempt may, after a wait that takes the place of the template's.
   * The step's {@code max_backoff_ms} stays the longest.
   */
  static StepOutcome retryable(String errorType, String message, RetryAfter after) {
    return new Failure(errorType, message, true, after);
  }

  /** It did not work, and trying again will not help. */
  static StepOutcome permanent(String errorType, String message) {
    return new Failure(errorType, message, false);
  }
}
