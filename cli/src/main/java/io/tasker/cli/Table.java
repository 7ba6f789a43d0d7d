package io.tasker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
    return parts(colours).next(rows);
  }

  /** For rows that come part by part. */
  Parts parts(Colours colours) {
    return new Parts(colours);
  }

  /** Below one heading. A column that has to get wider for a part stays so for those after it. */
  final class Parts {
    private final Colours colours;
    private final int[] widths = columns.stream().mapToInt(it -> it.heading.length()).toArray();
    private boolean hasHeading;

    private Parts(Colours colours) {
      this.colours = colours;
    }

    /** The lines of one part, below the heading if it is the first. */
    List<String> next(List<T> rows) {
      List<List<String>> cells = rows.stream().map(this::cells).toList();
      cells.forEach(this::widen);
      List<String> lines = new ArrayList<>();
      if (!hasHeading) {
        lines.add(line(columns.stream().map(Column::heading).toList(), UnaryOperator.identity()));
        hasHeading = true;
      }
      cells.forEach(row -> lines.add(line(row, colours::state)));
      return lines;
    }

    private List<String> cells(T row) {
      return columns.stream().map(column -> column.of(row)).toList();
    }

    private void widen(List<String> cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }

    private String line(List<String> cells, UnaryOperator<String> colour) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = cells.get(i);
        line.append(COLOURED.contains(columns.get(i).heading) ? colour.apply(cell) : cell)
            .append(" ".repeat(widths[i] - cell.length() + 2));
      }
      return line.toString().stripTrailing();
    }
  }
}
