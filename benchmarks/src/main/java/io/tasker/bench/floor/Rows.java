package io.tasker.bench.floor;

import io.tasker.core.db.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows of a task and some numbers, turned into one array per column. */
final class Rows {
  private final List<UUID> tasks = new ArrayList<>();
  private final List<int[]> numbers = new ArrayList<>();

  void add(UUID task, int... values) {
    tasks.add(task);
    numbers.add(values);
  }

  Params params(String taskName, String... names) {
    Params params = Params.of(taskName, tasks.toArray(UUID[]::new));
    for (int column = 0; column < names.length; column++) {
      int at = column;
      params.with(names[column], numbers.stream().mapToInt(row -> row[at]).toArray());
    }
    return params;
  }
}
