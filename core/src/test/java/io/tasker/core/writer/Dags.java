package io.tasker.core.writer;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Shapes of tasks: for each step the numbers of its parents. */
final class Dags {
  static final int[][] LINE = {{}, {0}, {1}, {2}};
  static final int[][] DIAMOND = {{}, {0}, {0}, {1, 2}};

  private Dags() {}

  /** One step, many children, one step that waits for all of them. */
  static int[][] fan(int width) {
    int[][] parents = new int[width + 2][];
    parents[0] = new int[0];
    for (int i = 1; i <= width; i++) {
      parents[i] = new int[] {0};
    }
    parents[width + 1] = IntStream.rangeClosed(1, width).toArray();
    return parents;
  }

  /** Any shape: parents always have smaller numbers. */
  static int[][] random(SplittableRandom random, int maxSteps) {
    int[][] parents = new int[random.nextInt(1, maxSteps + 1)][];
    double density = random.nextDouble(0.02, 0.5);
    for (int step = 0; step < parents.length; step++) {
      parents[step] = IntStream.range(0, step).filter(_ -> random.nextDouble() < density).toArray();
    }
    return parents;
  }

  static int[] children(int[][] parents, int number) {
    return IntStream.range(0, parents.length)
        .filter(child -> IntStream.of(parents[child]).anyMatch(parent -> parent == number))
        .toArray();
  }
}
