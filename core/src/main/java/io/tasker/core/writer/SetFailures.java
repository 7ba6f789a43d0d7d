package io.tasker.core.writer;

import io.tasker.core.db.StoreException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What a writer does about a set that failed. */
final class SetFailures {
  private static final System.Logger LOG = System.getLogger(SetFailures.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

  private final String writer;

  SetFailures(String writer) {
    this.writer = writer;
  }

  /** Whether the same set may succeed, after a rest where one helps. */
  boolean mayTryAgain(int tries, StoreException e) {
    if (e.kind() == StoreException.Kind.CONFLICT) {
      LOG.log(
          Level.DEBUG,
          "a set met changed rows, deciding again writer={0} tries={1}",
          writer,
          tries);
      return tries < 20;
    }
    LOG.log(
        Level.WARNING,
        "a set could not be written, trying again writer={0} tries={1}: {2}",
        writer,
        tries,
        e.getMessage());
    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
    return tries < 10;
  }

  /** Narrows a failing set down to one message, and has that buried after some tries. */
  void suspect(Suspicion suspicion, Consumer<String> buryNext, RuntimeException e) {
    if (suspicion.failed()) {
      try {
        buryNext.accept("processing failed: " + e.getMessage());
        suspicion.buried();
      } catch (StoreException again) {
        LOG.log(Level.ERROR, "a message cannot be buried writer=" + writer, again);
      }
    }
    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
  }
}
