package io.tasker.core.boot;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Waits at the start of a process for what another process or machine may still be starting, and
 * says so.
 */
final class StartWait {
  private static final System.Logger LOG = System.getLogger(StartWait.class.getName());
  private static final Duration FIRST_REST = Duration.ofMillis(100);
  private static final Duration LONGEST_REST = Duration.ofSeconds(2);
  private static final Duration SAY_EVERY = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final Consumer<Duration> pause;

  /**
   * A part that must be there.
   *
   * @param name for logs
   * @param key what sets the limit
   * @param limit how long to wait; zero: not at all
   * @param attempt throws if it is not there
   * @param mayCome whether waiting can help against a failure
   */
  record Part(
      String name,
      String key,
      Duration limit,
      Runnable attempt,
      Predicate<TaskerException> mayCome) {
    boolean isWorthWaiting(TaskerException failure) {
      return limit.isPositive() && mayCome.test(failure);
    }
  }

  /**
   * With a clock of its own.
   *
   * @param pause lets time pass; returns earlier if the thread is interrupted
   */
  StartWait(LongSupplier nanoTime, Consumer<Duration> pause) {
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /**
   * Returns as soon as a part is there.
   *
   * @throws TaskerException what the last attempt threw, at once if waiting cannot help, else when
   *     the limit is over
   */
  void until(Part part) {
    long begun = nanoTime.getAsLong();
    TaskerException failure = failure(part);
    if (failure == null) {
      return;
    }
    if (!part.isWorthWaiting(failure)) {
      throw failure;
    }
    LOG.log(
        Level.WARNING,
        "waiting for {0} up_to_s={1} key={2} reason=\"{3}\"",
        part.name(),
        Long.toString(part.limit().toSeconds()),
        part.key(),
        failure.getMessage());
    repeat(part, failure, begun);
    LOG.log(
        Level.INFO,
        "{0} is there waited_ms={1}",
        part.name(),
        Long.toString(since(begun).toMillis()));
  }

  private void repeat(Part part, TaskerException first, long begun) {
    @Nullable TaskerException failure = first;
    long said = begun;
    Duration rest = FIRST_REST;
    while (failure != null) {
      Duration left = part.limit().minus(since(begun));
      if (!part.isWorthWaiting(failure) || !left.isPositive()) {
        throw afterWaiting(part, failure, since(begun));
      }
      if (since(said).compareTo(SAY_EVERY) >= 0) {
        said = nanoTime.getAsLong();
        sayStill(part, failure, since(begun));
      }
      rest(shorter(rest, left));
      rest = shorter(rest.multipliedBy(2), LONGEST_REST);
      failure = failure(part);
    }
  }

  private static void sayStill(Part part, TaskerException failure, Duration waited) {
    LOG.log(
        Level.INFO,
        "still waiting for {0} waited_s={1} reason=\"{2}\"",
        part.name(),
        Long.toString(waited.toSeconds()),
        failure.getMessage());
  }

  private static @Nullable TaskerException failure(Part part) {
    try {
      part.attempt().run();
      return null;
    } catch (TaskerException e) {
      return e;
    }
  }

  private static TaskerException afterWaiting(Part part, TaskerException failure, Duration waited) {
    return new TaskerException(
        failure.code(),
        "%s; waited %d s for it (%s)"
            .formatted(failure.getMessage(), waited.toSeconds(), part.key()),
        failure);
  }

  private void rest(Duration time) {
    pause.accept(time);
    if (Thread.currentThread().isInterrupted()) {
      throw new TaskerException(ErrorCode.STOPPING, "interrupted while starting");
    }
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(nanoTime.getAsLong() - nanos);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
