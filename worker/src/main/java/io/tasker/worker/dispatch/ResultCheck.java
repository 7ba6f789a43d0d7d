package io.tasker.worker.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.Json;
import io.tasker.core.schema.JsonSchema;
import io.tasker.core.wire.CanonicalJson;
import io.tasker.worker.handler.StepOutcome;
import java.util.List;

/** Holds what a handler returned against the schema that its template has for it. */
final class ResultCheck {
  private static final String VIOLATION = "result_schema_violation";

  private ResultCheck() {}

  /** The outcome itself, or a failure for good if a result does not fit its step's schema. */
  static StepOutcome check(Assignment assignment, StepOutcome outcome) {
    JsonSchema schema = assignment.resultSchema();
    if (schema == null || !(outcome instanceof StepOutcome.Success(JsonNode result))) {
      return outcome;
    }
    try {
      // As it will be stored: handlers may return JSON as raw text.
      JsonNode stored = CanonicalJson.parse(new Json(result.toString()));
      List<String> violations = schema.violations("result", stored);
      return violations.isEmpty() ? outcome : failure(String.join("; ", violations));
    } catch (IllegalArgumentException e) {
      return failure("result: " + e.getMessage());
    } catch (IllegalStateException e) {
      // Stored before schemas were checked: another attempt would not help.
      return failure(e.getMessage());
    }
  }

  private static StepOutcome failure(String message) {
    return StepOutcome.permanent(
        VIOLATION, "the handler's result does not fit the step's result_schema: " + message);
  }
}
