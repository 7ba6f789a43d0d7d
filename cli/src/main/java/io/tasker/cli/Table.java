package io.tasker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows below a heading, each column as wide as its widest cell.
 *
 * @param <T> what a row shows
 */
final class Table<T> {
  private static final Set<String> COLOURED = Set.of("STATE", "STATUS");

  private record Column<T>(String heading, Function<T, @Nullable Object> cell) {
    /** Null is shown as a dash. */
    String of(T row) {
      Object value = cell.apply(row);
      return value == null ? "-" : value.toString();
    }
  }

  private final List<Column<T>> columns;

  private Table(List<Column<T>> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Without columns. */
  static <T> Table<T> of() {
    return new Table<>(List.of());
  }

  /** The same with one more column at the right. */
  Table<T> column(String heading, Function<T, @Nullable Object> cell) {
    List<Column<T>> more = new ArrayList<>(columns);
    more.add(new Column<>(heading, cell));
    return new Table<>(more);
  }

  /** The lines; the heading alone if there are no rows. */
  List<String> lines(List<T> rows, Colours colours) {
    List<StringBuilder> lines = new ArrayList<>();
    for (int i = 0; i <= rows.size(); i++) {
      lines.add(new StringBuilder());
    }
    for (Column<T> column : columns) {
      List<String> cells = rows.stream().map(column::of).toList();
      int width =
          Math.max(
              column.heading.length(), cells.stream().mapToInt(String::length).max().orElse(0));
      lines.getFirst().append(pad(column.heading, width));
      for (int i = 0; i < rows.size(); i++) {
        String cell = cells.get(i);
        String shown = COLOURED.contains(column.heading) ? colours.state(cell) : cell;
        lines.get(i + 1).append(shown).append(" ".repeat(width - cell.length() + 2));
      }
    }
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private static String pad(String heading, int width) {
    return heading + " ".repeat(width - heading.length() + 2);
  }
}
