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
  // Somebody waits for a set of commands, and a try alone may take as long as a free connection.
  private static final Duration COMMANDS_TRY_FOR = Duration.ofSeconds(5);
  private static final int LOOKS_TRY = 10;

  private final String writer;
  private int looksInVain;

  SetFailures(String writer) {
    this.writer = writer;
  }

  /**
   * Whether the same set of commands may succeed, after a rest where one helps.
   *
   * @param tries how often it was tried, from 1
   * @param begunNanos when it was tried first, by {@link System#nanoTime}
   */
  boolean mayTryAgain(int tries, long begunNanos, StoreException e) {
    if (e.kind() == StoreException.Kind.CONFLICT) {
      return mayDecideAgain(tries);
    }
    rest(tries, e);
    return tries < 10 && System.nanoTime() - begunNanos < COMMANDS_TRY_FOR.toNanos();
  }

  /** Whether a set that met rows that others changed may succeed when it is decided again. */
  boolean mayDecideAgain(int tries) {
    LOG.log(
        Level.DEBUG, "a set met changed rows, deciding again writer={0} tries={1}", writer, tries);
    return tries < 20;
  }

  /**
   * Whether to look again for messages after a rest, once commands that came meanwhile have had
   * their turn: nobody waits for a look. A failure that lasts is left for the next poll.
   */
  boolean mayLookAgain(StoreException e) {
    looksInVain++;
    rest(looksInVain, e);
    if (looksInVain < LOOKS_TRY) {
      return true;
    }
    looksInVain = 0;
    return false;
  }

  /** The database answers. */
  void looked() {
    looksInVain = 0;
  }

  private void rest(int tries, StoreException e) {
    LOG.log(
        Level.WARNING,
        "a set could not be written, trying again writer={0} tries={1}: {2}",
        writer,
        tries,
        e.getMessage());
    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
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
