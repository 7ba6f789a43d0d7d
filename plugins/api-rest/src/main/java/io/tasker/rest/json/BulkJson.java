package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.BulkOperations.Outcome;
import io.tasker.contract.operations.BulkOperations.Outcomes;
import io.tasker.contract.operations.BulkOperations.Wish;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of many tasks. */
public final class BulkJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private BulkJson() {}

  /**
   * What became of a request.
   *
   * @param status that it would have had alone
   * @param task the task; null if there is none
   * @param envelope why there is none; null if there is one
   */
  public record Created(int status, @Nullable TaskId task, byte @Nullable [] envelope) {}

  /** Each request in order. */
  public static byte[] ofCreated(List<Created> items) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          long created = items.stream().filter(item -> item.task() != null).count();
          out.writeNumberField("created", created);
          out.writeNumberField("refused", items.size() - created);
          out.writeArrayFieldStart("items");
          for (int i = 0; i < items.size(); i++) {
            out.writeStartObject();
            out.writeNumberField("index", i);
            out.writeNumberField("status", items.get(i).status());
            TaskId task = items.get(i).task();
            if (task != null) {
              out.writeStringField("task_uuid", task.toString());
            }
            writeError(out, items.get(i).envelope());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /** Each task that was found. */
  public static byte[] of(
      Wish wish, Outcomes outcomes, Function<TaskerException, byte[]> envelope) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          long failed = outcomes.outcomes().stream().filter(it -> it.failure() != null).count();
          out.writeBooleanField("dry_run", wish.dryRun());
          out.writeNumberField("matched", outcomes.outcomes().size());
          out.writeNumberField("changed", wish.dryRun() ? 0 : outcomes.outcomes().size() - failed);
          out.writeNumberField("failed", failed);
          out.writeArrayFieldStart("items");
          for (Outcome outcome : outcomes.outcomes()) {
            out.writeStartObject();
            out.writeStringField("task_uuid", outcome.task().toString());
            TaskerException failure = outcome.failure();
            writeError(out, failure == null ? null : envelope.apply(failure));
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeStringField("next_cursor", outcomes.nextCursor());
          out.writeEndObject();
        });
  }

  private static void writeError(JsonGenerator out, byte @Nullable [] envelope) throws IOException {
    if (envelope != null) {
      JsonNode error = MAPPER.readTree(envelope).path("error");
      out.writeFieldName("error");
      out.writeRawValue(error.toString());
    }
  }
}
