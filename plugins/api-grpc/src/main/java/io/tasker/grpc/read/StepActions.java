package io.tasker.grpc.read;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.tasker.v1.ResolveStepRequest;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is to be done to a step by hand. */
public final class StepActions {
  private static final String RESULT = "result";
  private static final String METADATA = "metadata";

  private StepActions() {}

  /**
   * Reads the action of a message.
   *
   * @throws Refused naming the first field that is not right
   */
  public static StepAction read(ResolveStepRequest message) {
    String by = Texts.free("performed_by", message.getPerformedBy());
    String reason = Texts.free("reason", message.getReason());
    return switch (message.getActionType()) {
      case STEP_MANUAL_ACTION_TYPE_RESET_FOR_RETRY -> new StepAction.ResetForRetry(by, reason);
      case STEP_MANUAL_ACTION_TYPE_RESOLVE_MANUALLY -> new StepAction.ResolveManually(by, reason);
      case STEP_MANUAL_ACTION_TYPE_COMPLETE_MANUALLY -> complete(message, by, reason);
      case STEP_MANUAL_ACTION_TYPE_UNSPECIFIED ->
          throw Refused.sentence("action_type", "Action type must be specified");
      case UNRECOGNIZED ->
          throw Refused.sentence(
              "action_type", "Invalid action type: " + message.getActionTypeValue());
    };
  }

  private static StepAction complete(ResolveStepRequest message, String by, String reason) {
    if (message.hasResultJson()) {
      return new StepAction.CompleteManually(resultJson(message), ownMetadata(message), by, reason);
    }
    if (!message.hasResult()) {
      throw Refused.sentence(RESULT, "result is required for CompleteManually");
    }
    Struct result = message.getResult();
    if (!message.hasMetadata() && isNested(result)) {
      return new StepAction.CompleteManually(
          JsonOf.value(RESULT, result.getFieldsOrThrow(RESULT)),
          metadata(result.getFieldsMap().get(METADATA)),
          by,
          reason);
    }
    return new StepAction.CompleteManually(
        JsonOf.struct(RESULT, result), ownMetadata(message), by, reason);
  }

  private static Json resultJson(ResolveStepRequest message) {
    if (message.hasResult()) {
      throw Refused.field("result_json", "is set, and result as well; only one can be");
    }
    return JsonText.value("result_json", message.getResultJson());
  }

  private static @Nullable Json ownMetadata(ResolveStepRequest message) {
    return message.hasMetadata() ? JsonOf.struct(METADATA, message.getMetadata()) : null;
  }

  /** Whether the field holds what REST calls completion data, as a client in use sends it. */
  private static boolean isNested(Struct result) {
    Set<String> keys = result.getFieldsMap().keySet();
    return keys.equals(Set.of(RESULT)) || keys.equals(Set.of(RESULT, METADATA));
  }

  private static @Nullable Json metadata(@Nullable Value metadata) {
    return metadata == null || metadata.hasNullValue() ? null : JsonOf.value(METADATA, metadata);
  }
}
