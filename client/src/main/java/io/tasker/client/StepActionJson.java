package io.tasker.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;

/** What an operator does to a step, as the server reads it. */
final class StepActionJson {
  private StepActionJson() {}

  static String of(StepAction action) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    switch (action) {
      case StepAction.ResetForRetry(var by, _) ->
          body.put("action_type", "reset_for_retry").put("reset_by", by);
      case StepAction.ResolveManually(var by, _) ->
          body.put("action_type", "resolve_manually").put("resolved_by", by);
      case StepAction.CompleteManually(var result, var metadata, var by, _) -> {
        body.put("action_type", "complete_manually").put("completed_by", by);
        ObjectNode data = body.putObject("completion_data");
        data.putRawValue("result", raw(result));
        if (metadata != null) {
          data.putRawValue("metadata", raw(metadata));
        }
      }
    }
    return Codec.write(body.put("reason", action.reason()));
  }

  private static RawValue raw(Json json) {
    return new RawValue(json.text());
  }
}
