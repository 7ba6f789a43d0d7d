package io.tasker.testkit.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on one connection, as the engine would.
 *
 * @param connection whose transaction it is
 */
public record NamedSql(Connection connection) {
  private static final Pattern PARAMETER = Pattern.compile(":([a-z][a-z0-9_]*)");

  /** All rows of a query with {@code :named} parameters, column by name. */
  public List<Map<String, @Nullable Object>> rows(String text, Map<String, ?> parameters)
      throws SQLException {
    var names = PARAMETER.matcher(text).results().map(match -> match.group(1)).toList();
    try (var statement = connection.prepareStatement(PARAMETER.matcher(text).replaceAll("?"))) {
      for (int i = 0; i < names.size(); i++) {
        statement.setObject(i + 1, parameters.get(names.get(i)));
      }
      var found = new ArrayList<Map<String, @Nullable Object>>();
      if (statement.execute()) {
        var rows = statement.getResultSet();
        while (rows.next()) {
          var row = new LinkedHashMap<String, @Nullable Object>();
          for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            row.put(rows.getMetaData().getColumnLabel(column), rows.getObject(column));
          }
          found.add(row);
        }
      }
      return found;
    }
  }

  /** The first column of every row, with {@code ?} parameters. */
  public List<@Nullable Object> column(String text, Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(text)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      var found = new ArrayList<@Nullable Object>();
      if (statement.execute()) {
        var rows = statement.getResultSet();
        while (rows.next()) {
          found.add(rows.getObject(1));
        }
      }
      return found;
    }
  }

  /** The first column of the only row. */
  public @Nullable Object value(String text, Object... parameters) throws SQLException {
    var found = column(text, parameters);
    if (found.size() != 1) {
      throw new AssertionError("expected one row, got " + found);
    }
    return found.getFirst();
  }
}
