package io.tasker.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into the column arrays that unnest takes. */
final class Columns {
  private Columns() {}

  static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
    return rows.stream().mapToInt(column).toArray();
  }

  static <T> UUID[] uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
    return rows.stream().map(column).toArray(UUID[]::new);
  }

  static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  /** Null if no row has one: then nothing is sent along. */
  static <T> String @Nullable [] textsIfAny(
      Collection<T> rows, Function<T, @Nullable String> column) {
    for (T row : rows) {
      if (column.apply(row) != null) {
        return texts(rows, column);
      }
    }
    return null;
  }

  static <T> Boolean[] truths(Collection<T> rows, Function<T, @Nullable Boolean> column) {
    return rows.stream().map(column).toArray(Boolean[]::new);
  }

  static <T> byte[][] bytes(Collection<T> rows, Function<T, byte @Nullable []> column) {
    return rows.stream().map(column).toArray(byte[][]::new);
  }

  static <T> Integer[] integers(List<T> rows, Function<T, @Nullable Integer> column) {
    return rows.stream().map(column).toArray(Integer[]::new);
  }

  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  static String arrayText(int[] numbers) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < numbers.length; i++) {
      text.append(i == 0 ? "" : ",").append(numbers[i]);
    }
    return text.append('}').toString();
  }
}
