package io.tasker.bench.floor;

import java.util.stream.IntStream;

/** Arrays of numbers. */
final class Ints {
  private Ints() {}

  static int[] upTo(int end) {
    return IntStream.range(0, end).toArray();
  }
}
