package io.tasker.bench;

import java.util.List;

/**
 * What came out of several measurements of one thing.
 *
 * @param median the middle one; of an even number the upper of the two
 * @param min the smallest
 * @param max the largest
 */
public record Figure(double median, double min, double max) {
  /**
   * Of these values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Figure of(List<Double> values) {
    return quantile(values, 0.5);
  }

  /**
   * Their quantile in the place of the median, by the nearest rank.
   *
   * @param q above 0, at most 1
   */
  public static Figure quantile(List<Double> values, double q) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int rank = Math.min(sorted.size() - 1, (int) Math.floor(q * sorted.size()));
    return new Figure(sorted.get(rank), sorted.getFirst(), sorted.getLast());
  }
}
