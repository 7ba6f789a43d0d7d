package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.TaskPage;
import java.io.IOException;

/** One page of a list of tasks. */
public final class TaskListJson {
  private TaskListJson() {}

  /** A page. */
  public static byte[] of(TaskPage page) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("tasks");
          for (TaskView task : page.tasks()) {
            TaskJson.write(out, task);
          }
          out.writeEndArray();
          writePagination(out, page);
          out.writeEndObject();
        });
  }

  private static void writePagination(JsonGenerator out, TaskPage page) throws IOException {
    out.writeObjectFieldStart("pagination");
    if (!page.isCounted()) {
      out.writeNumberField("per_page", page.perPage());
      out.writeBooleanField("has_next", page.nextCursor() != null);
      out.writeStringField("next_cursor", page.nextCursor());
      out.writeEndObject();
      return;
    }
    out.writeNumberField("page", page.page());
    out.writeNumberField("per_page", page.perPage());
    out.writeNumberField("total_count", page.totalCount());
    out.writeNumberField("total_pages", page.totalPages());
    out.writeBooleanField("has_next", page.hasNext());
    out.writeBooleanField("has_previous", page.hasPrevious());
    if (page.nextCursor() != null) {
      out.writeStringField("next_cursor", page.nextCursor());
    }
    out.writeEndObject();
  }
}
