package io.tasker.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.client.Codec;
import io.tasker.client.model.Task;
import io.tasker.client.model.TaskPage;
import io.tasker.client.model.TaskPage.Pagination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every page of tasks, printed as one while they come: however many tasks there are, one page of
 * them is in memory. If the end is missing, such as the brackets of JSON, not all have come.
 */
final class AllTasks {
  private static final String TASKS = "tasks";
  private static final String PAGINATION = "pagination";

  private AllTasks() {}

  /** Prints them, or as many as somebody reads. */
  static void print(Stream<TaskPage> pages, Output out) {
    Rows rows = rows(out);
    int count = 0;
    for (Iterator<TaskPage> rest = pages.iterator(); !out.isGone() && rest.hasNext(); ) {
      List<Task> tasks = rest.next().tasks();
      rows.add(tasks);
      count += tasks.size();
    }
    rows.end(new Pagination(1, count, count, 1, false, false, null));
  }

  private static Rows rows(Output out) {
    return switch (out.form()) {
      case TABLE -> new Lines(out, TaskText.parts(out.colours()));
      case JSON -> new Json(out.json());
      case YAML -> new Yaml(out);
    };
  }

  /** How they are printed. */
  private interface Rows {
    void add(List<Task> tasks);

    void end(Pagination all);
  }

  private record Lines(Output out, Table<Task>.Parts table) implements Rows {
    @Override
    public void add(List<Task> tasks) {
      table.next(tasks).forEach(out::plain);
    }

    @Override
    public void end(Pagination all) {
      out.plain(TaskText.place(all, all.perPage()));
    }
  }

  private static final class Json implements Rows {
    private final JsonGenerator out;

    Json(JsonGenerator out) {
      this.out = out;
      written(
          () -> {
            out.writeStartObject();
            out.writeArrayFieldStart(TASKS);
          });
    }

    @Override
    public void add(List<Task> tasks) {
      written(
          () -> {
            for (Task task : tasks) {
              out.writeTree(Codec.tree(task));
            }
          });
    }

    @Override
    public void end(Pagination all) {
      written(
          () -> {
            out.writeEndArray();
            out.writeFieldName(PAGINATION);
            out.writeTree(Codec.tree(all));
            out.writeEndObject();
            out.writeRaw(System.lineSeparator());
          });
    }

    private void written(Writing writing) {
      try {
        writing.write();
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private interface Writing {
      void write() throws IOException;
    }
  }

  private static final class Yaml implements Rows {
    private final Output out;
    private boolean isEmpty = true;

    Yaml(Output out) {
      this.out = out;
    }

    @Override
    public void add(List<Task> tasks) {
      if (!tasks.isEmpty()) {
        out.plain((isEmpty ? TASKS + ":\n" : "") + yaml(tasks));
        isEmpty = false;
      }
    }

    @Override
    public void end(Pagination all) {
      out.plain((isEmpty ? yaml(Map.of(TASKS, List.of())) : "") + yaml(Map.of(PAGINATION, all)));
    }

    private static String yaml(Object value) {
      return Form.yaml(Codec.tree(value));
    }
  }
}
