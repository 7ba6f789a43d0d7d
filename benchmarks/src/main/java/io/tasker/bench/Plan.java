package io.tasker.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp load before the first measurement, for the compilers of both processes
 * @param window length of one measurement under load
 * @param repeats measurements of each figure; the median counts
 * @param lone tasks measured one at a time
 * @param backlog tasks that wait before they are drained
 * @param fans how many wide fans to run alone
 * @param calm how long nothing is done before that
 * @param idle how long nothing is done when the cost of idling is measured
 */
public record Plan(
    Duration warmUp,
    Duration window,
    int repeats,
    int lone,
    int backlog,
    int fans,
    Duration calm,
    Duration idle) {
  /** For figures that are to be compared. */
  public static final Plan FULL =
      new Plan(
          Duration.ofSeconds(20),
          Duration.ofSeconds(6),
          3,
          300,
          10_000,
          15,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60));

  /** About two minutes in all: does it still work, roughly how fast. */
  public static final Plan QUICK =
      new Plan(
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          2,
          50,
          1_000,
          3,
          Duration.ofSeconds(3),
          Duration.ofSeconds(8));
}
