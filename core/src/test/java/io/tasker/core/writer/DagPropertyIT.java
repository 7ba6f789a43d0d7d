package io.tasker.core.writer;

import io.tasker.core.writer.PropertyCase.Size;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random tasks against a model, on PostgreSQL. {@code -Dseed=…} is the first seed, {@code
 * -Dcases=…} how many follow from it; see docs/testing.md.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DagPropertyIT {
  private static final long SEED = Long.getLong("seed", 1);
  private static final int CASES = Integer.getInteger("cases", 40);

  /** From small to large: the first that fails is the one to look at. */
  private static final List<Size> SMALLER =
      List.of(
          new Size(1, 10),
          new Size(1, 30),
          new Size(2, 20),
          new Size(2, 60),
          new Size(3, 40),
          new Size(3, 150),
          new Size(5, 40),
          new Size(5, 150),
          new Size(10, 60),
          new Size(10, 150),
          new Size(25, 150));

  @BeforeAll
  static void say() {
    System.out.printf("property run: -Dseed=%d -Dcases=%d%n", SEED, CASES);
  }

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + CASES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_happens_to_random_tasks_the_engine_does_what_the_model_says(long seed) {
    try {
      PropertyCase.run(seed, Size.FULL);
    } catch (AssertionError large) {
      throw new AssertionError(
          "replay: -Dtest=DagPropertyIT -Dseed=%d -Dcases=1%n%s"
              .formatted(seed, smallest(seed, large).getMessage()),
          large);
    }
  }

  private static AssertionError smallest(long seed, AssertionError large) {
    for (Size size : SMALLER) {
      try {
        PropertyCase.run(seed, size);
      } catch (AssertionError small) {
        return small;
      }
    }
    return large;
  }
}
