package io.tasker.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.rest.route.ApiError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body that says what to do to a step by hand. Its {@code action_type} says which other
 * fields it has.
 *
 * <p>Missing fields and wrong types are {@code UNPROCESSABLE}, values beyond the limits of free
 * JSON {@code BAD_REQUEST}. Unknown keys are ignored; texts may be empty.
 */
public final class StepActionReader {
  private static final String RESET = "reset_for_retry";
  private static final String RESOLVE = "resolve_manually";
  private static final String COMPLETE = "complete_manually";
  private static final List<String> TYPES = List.of(RESET, RESOLVE, COMPLETE);
  private static final Set<String> KNOWN =
      Set.of("action_type", "reason", "reset_by", "resolved_by", "completed_by", "completion_data");
  private static final Set<String> KNOWN_DATA = Set.of("result", "metadata");

  private final BodyFields body;

  private StepActionReader(BodyFields body) {
    this.body = body;
  }

  /**
   * Reads a whole body.
   *
   * @throws ApiError naming the first field that is not right
   */
  public static StepAction read(byte[] body) {
    return new StepActionReader(JsonBody.read(body)).read();
  }

  private StepAction read() {
    String type = body.requiredText("action_type", KNOWN);
    return switch (type) {
      case RESET -> new StepAction.ResetForRetry(text("reset_by"), text("reason"));
      case RESOLVE -> new StepAction.ResolveManually(text("resolved_by"), text("reason"));
      case COMPLETE -> complete();
      default -> throw unknown(type);
    };
  }

  private StepAction complete() {
    JsonNode data = body.required("completion_data", KNOWN);
    if (!data.isObject()) {
      throw BodyFields.wrongType("completion_data", "an object", data);
    }
    BodyFields fields = new BodyFields(data);
    JsonNode result = fields.required("result", KNOWN_DATA);
    return new StepAction.CompleteManually(
        new Json(JsonLimits.check("completion_data.result", result)),
        metadata(fields),
        text("completed_by"),
        text("reason"));
  }

  private static @Nullable Json metadata(BodyFields data) {
    return data.optional("metadata")
        .map(metadata -> new Json(JsonLimits.check("completion_data.metadata", metadata)))
        .orElse(null);
  }

  private String text(String field) {
    String text = body.requiredText(field, KNOWN);
    JsonLimits.check(field, body.required(field, KNOWN));
    return text;
  }

  private static ApiError unknown(String type) {
    String hint =
        NearestName.of(type, TYPES).map(near -> "; did you mean " + near + "?").orElse("");
    return ApiError.unprocessable(
        "action_type must be one of %s, was \"%s\"%s"
            .formatted(String.join(", ", TYPES), Found.brief(type), hint));
  }
}
