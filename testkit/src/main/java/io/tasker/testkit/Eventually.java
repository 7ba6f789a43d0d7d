package io.tasker.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that other threads or processes bring about. */
public final class Eventually {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private Eventually() {}

  /**
   * Returns as soon as the condition holds; it is looked at once at least.
   *
   * @param what the claim, for the failure message: "the queue is empty"
   * @param atMost how long to wait
   * @throws AssertionError if it does not hold in time, or the thread is interrupted
   */
  public static void until(String what, Duration atMost, BooleanSupplier condition) {
    until(what, atMost, condition, () -> "");
  }

  /**
   * The same, with the last state in the failure message.
   *
   * @param state what to look at when it fails; called only then
   */
  public static void until(
      String what, Duration atMost, BooleanSupplier condition, Supplier<String> state) {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted()) {
        throw failed("interrupted while waiting until", what, began, state);
      }
      if (System.nanoTime() - began >= atMost.toNanos()) {
        throw failed("waited in vain until", what, began, state);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static AssertionError failed(
      String how, String what, long began, Supplier<String> state) {
    var waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    var last = state.get();
    return new AssertionError(
        "%s %s, for %d ms%s".formatted(how, what, waited, last.isEmpty() ? "" : "; last: " + last));
  }
}
