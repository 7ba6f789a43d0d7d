package io.tasker.worker.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tasker.contract.model.Json;

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
   */
  record Failure(String errorType, String message, boolean retryable) implements StepOutcome {}

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

  /** It did not work, and trying again will not help. */
  static StepOutcome permanent(String errorType, String message) {
    return new Failure(errorType, message, false);
  }
}
