package io.tasker.core.db;

import io.tasker.contract.model.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values for the named parameters of a statement. Arrays are passed as they are ({@code UUID[]},
 * {@code int[]}, {@code Integer[]} with nulls, {@code String[]} …); the SQL casts them.
 */
public final class Params {
  private final Map<String, @Nullable Object> values = new HashMap<>();

  private Params() {}

  /** No values yet. */
  public static Params none() {
    return new Params();
  }

  /** One value. */
  public static Params of(String name, @Nullable Object value) {
    return new Params().with(name, value);
  }

  /** Adds a value; the last one of a name counts. */
  public Params with(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** Adds all values of another. */
  public Params with(Params others) {
    values.putAll(others.values);
    return this;
  }

  Set<String> names() {
    return values.keySet();
  }

  void bind(PreparedStatement statement, List<String> names) throws SQLException {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException(
            "no value for parameter :" + name + "; given: " + values.keySet());
      }
      bind(statement, i + 1, values.get(name));
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case Integer number -> statement.setInt(index, number);
      case Long number -> statement.setLong(index, number);
      case Short number -> statement.setShort(index, number);
      case Boolean truth -> statement.setBoolean(index, truth);
      case String text -> statement.setString(index, text);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Instant time ->
          statement.setObject(index, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
      case Json json -> statement.setString(index, json.text());
      case Object other -> statement.setObject(index, other);
    }
  }
}
