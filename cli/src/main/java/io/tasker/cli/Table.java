package io.tasker.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows below a heading, each column as wide as its widest cell. */
final class Table {
  private final Colours colours;
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  Table(Colours colours, String... headings) {
    this.colours = colours;
    this.headings = List.of(headings);
  }

  /** One more row; null is shown as a dash. */
  Table row(@Nullable Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell == null ? "-" : cell.toString());
    }
    rows.add(row);
    return this;
  }

  /** The lines; the heading alone if there are no rows. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, false));
    rows.forEach(row -> lines.add(line(row, true)));
    return lines;
  }

  private String line(List<String> cells, boolean coloured) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      boolean last = column == cells.size() - 1;
      String cell = cells.get(column);
      String padded = last ? cell : cell + " ".repeat(width(column) - cell.length() + 2);
      boolean state = headings.get(column).equals("STATE") || headings.get(column).equals("STATUS");
      line.append(coloured && state ? colours.state(padded) : padded);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int width = headings.get(column).length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }
}
