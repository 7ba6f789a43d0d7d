package io.tasker.client;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.ClientException;
import io.tasker.client.transport.ApiCall;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes repeatable calls again after failures that may pass. The pause doubles from 200 ms, varies
 * by a quarter so that many clients do not come back together, and is never shorter than the server
 * asks for.
 */
final class Retries {
  private static final long FIRST_MS = 200;
  private static final int MOST_DOUBLINGS = 7;

  private final int attempts;
  private final Duration longest;
  private final Pause pause;

  Retries(ClientConfig config, Pause pause) {
    this.attempts = config.maxAttempts();
    this.longest = config.longestPause();
    this.pause = pause;
  }

  /** Waits; tests do it in no time. */
  interface Pause {
    /** Waits, and throws the failure that is the reason if interrupted. */
    void before(Duration nextTry, ClientException reason);
  }

  /** One try. */
  interface Try<T> {
    /** Runs it; {@code number} counts from 1. */
    T run(int number);
  }

  /** Runs tries until one succeeds, or none may follow. */
  <T> T run(ApiCall call, Try<T> tried) {
    for (int number = 1; ; number++) {
      try {
        return tried.run(number);
      } catch (ClientException e) {
        Duration wait = pauseAfter(number, longest, e);
        boolean again = call.repeatable() && e.isRetryable() && number < attempts;
        if (!again || wait.compareTo(longest) > 0 || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        pause.before(wait, e);
      }
    }
  }

  /**
   * How long to wait after a failure.
   *
   * @param number of the try that failed, from 1
   * @param longest of the pauses that we choose; a server may ask for more
   */
  static Duration pauseAfter(int number, Duration longest, ClientException failure) {
    long plain = FIRST_MS << Math.min(number - 1, MOST_DOUBLINGS);
    long varied = plain + ThreadLocalRandom.current().nextLong(-plain / 4, plain / 4 + 1);
    Duration ours = Duration.ofMillis(Math.min(varied, longest.toMillis()));
    return failure.retryAfter().filter(asked -> asked.compareTo(ours) > 0).orElse(ours);
  }

  /** Sleeps. */
  static void sleep(Duration nextTry, ClientException reason) {
    try {
      Thread.sleep(nextTry);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}
