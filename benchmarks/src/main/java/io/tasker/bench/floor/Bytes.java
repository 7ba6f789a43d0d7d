package io.tasker.bench.floor;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as the product stores them. */
final class Bytes {
  private Bytes() {}

  /** As long as a SHA-256 and as unlikely to occur twice. */
  static byte[] hash(UUID task) {
    long low = Long.reverse(task.getMostSignificantBits()) ^ task.getLeastSignificantBits();
    return ByteBuffer.allocate(32)
        .putLong(low * 0x9E3779B97F4A7C15L)
        .putLong(task.getLeastSignificantBits())
        .putLong(task.getMostSignificantBits())
        .putLong(low)
        .array();
  }

  /** An array in PostgreSQL's text form; none for no elements. */
  static @Nullable String array(List<Integer> values) {
    return values.isEmpty()
        ? null
        : values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
