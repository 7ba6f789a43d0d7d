package io.tasker.core.store;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns of DbClient rows, which give whatever the driver makes of a type. */
final class DbColumns {
  private DbColumns() {}

  static int integer(DbRow row, String column) {
    return ((Number) required(row, column)).intValue();
  }

  static long bigint(DbRow row, String column) {
    return ((Number) required(row, column)).longValue();
  }

  static double real(DbRow row, String column) {
    return ((Number) required(row, column)).doubleValue();
  }

  static @Nullable Double realOrNull(DbRow row, String column) {
    Object value = value(row, column);
    return value == null ? null : ((Number) value).doubleValue();
  }

  static String text(DbRow row, String column) {
    return required(row, column).toString();
  }

  static @Nullable String textOrNull(DbRow row, String column) {
    Object value = value(row, column);
    return value == null ? null : value.toString();
  }

  static UUID uuid(DbRow row, String column) {
    return (UUID) required(row, column);
  }

  static @Nullable UUID uuidOrNull(DbRow row, String column) {
    return (UUID) value(row, column);
  }

  static @Nullable Boolean truthOrNull(DbRow row, String column) {
    return (Boolean) value(row, column);
  }

  static Instant time(DbRow row, String column) {
    Instant time = timeOrNull(row, column);
    if (time == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return time;
  }

  static @Nullable Instant timeOrNull(DbRow row, String column) {
    return switch (value(row, column)) {
      case null -> null;
      case Timestamp time -> time.toInstant();
      case OffsetDateTime time -> time.toInstant();
      case Object other ->
          throw new IllegalStateException(
              "column " + column + " is not a time but a " + other.getClass());
    };
  }

  private static Object required(DbRow row, String column) {
    Object value = value(row, column);
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }

  private static @Nullable Object value(DbRow row, String column) {
    return row.column(column).get(Object.class); // asOptional() of this version fails on null
  }
}
