package io.tasker.rest;

import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Problem;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** How long a request may take. */
final class Deadline {
  private final Duration timeout;

  Deadline(Duration timeout) {
    this.timeout = timeout;
  }

  /** When a request that starts now must be done, by {@link System#nanoTime}. */
  long endsAtNanos() {
    return System.nanoTime() + timeout.toNanos();
  }

  /** What a request that took too long ends with. */
  ApiError exceeded() {
    return new ApiError(
        Problem.TIMEOUT,
        "Request timeout after %d ms; what was asked may still happen"
            .formatted(timeout.toMillis()));
  }

  /**
   * Runs the work on a thread of its own and waits for it.
   *
   * <p>Work that takes too long is left to end by itself: an interrupt in the middle of a commit
   * would close the database connection and leave nobody wiser.
   *
   * @param name of the thread
   * @throws ApiError if it takes too long
   * @throws Throwable what the work throws
   */
  <T> T run(String name, Supplier<T> work) throws Throwable {
    var task = new FutureTask<>(work::get);
    Thread.ofVirtual().name(name).start(task);
    try {
      return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw exceeded();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}
