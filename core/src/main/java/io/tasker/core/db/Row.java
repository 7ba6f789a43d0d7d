package io.tasker.core.db;

import io.tasker.contract.model.Json;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a result, read by column position from 1. */
public final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  /** A whole number that is not null. */
  public int integer(int column) throws SQLException {
    return rows.getInt(column);
  }

  /** A large whole number that is not null. */
  public long bigint(int column) throws SQLException {
    return rows.getLong(column);
  }

  /** A UUID that is not null. */
  public UUID uuid(int column) throws SQLException {
    return rows.getObject(column, UUID.class);
  }

  /** A UUID or null. */
  public @Nullable UUID uuidOrNull(int column) throws SQLException {
    return rows.getObject(column, UUID.class);
  }

  /** A text that is not null. */
  public String text(int column) throws SQLException {
    return rows.getString(column);
  }

  /** A text or null. */
  public @Nullable String textOrNull(int column) throws SQLException {
    return rows.getString(column);
  }

  /** A truth value or null. */
  public @Nullable Boolean booleanOrNull(int column) throws SQLException {
    boolean value = rows.getBoolean(column);
    return rows.wasNull() ? null : value;
  }

  /** A truth value that is not null. */
  public boolean truth(int column) throws SQLException {
    return rows.getBoolean(column);
  }

  /** A fraction or null. */
  public @Nullable Double doubleOrNull(int column) throws SQLException {
    double value = rows.getDouble(column);
    return rows.wasNull() ? null : value;
  }

  /** Bytes that are not null. */
  public byte[] bytes(int column) throws SQLException {
    return rows.getBytes(column);
  }

  /** JSON that is not null. */
  public Json json(int column) throws SQLException {
    return new Json(rows.getString(column));
  }

  /** JSON or null. */
  public @Nullable Json jsonOrNull(int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? null : new Json(text);
  }

  /** A time that is not null. */
  public Instant time(int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A time or null. */
  public @Nullable Instant timeOrNull(int column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Whole numbers; none for null. */
  public int[] integers(int column) throws SQLException {
    Array array = rows.getArray(column);
    if (array == null) {
      return new int[0];
    }
    Integer[] boxed = (Integer[]) array.getArray();
    int[] values = new int[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      values[i] = boxed[i];
    }
    return values;
  }

  /** Texts, some of which may be null; none for null. */
  public List<@Nullable String> texts(int column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  /** UUIDs; none for null. */
  public UUID[] uuids(int column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null ? new UUID[0] : (UUID[]) array.getArray();
  }
}
