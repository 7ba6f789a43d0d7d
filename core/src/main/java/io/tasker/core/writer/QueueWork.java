package io.tasker.core.writer;

import io.tasker.core.db.StoreException;
import io.tasker.core.lifecycle.WriterEvent;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One queue that a writer reads beside its main work: sets of its own, and a suspicion of its own
 * when one of its messages makes them fail.
 */
final class QueueWork {
  private static final System.Logger LOG = System.getLogger(QueueWork.class.getName());

  private final String writer;
  private final WriterEvent look;
  private final int setSize;
  private final Work work;
  private final SetFailures failures;
  private final Suspicion suspicion = new Suspicion();
  private final AtomicBoolean asked = new AtomicBoolean();

  /** What is done with the queue's messages. */
  interface Work {
    /**
     * Takes messages and does what they ask for, in one transaction, and says what follows a
     * commit.
     *
     * @return how many were taken
     */
    int take(int max);

    /** Takes one message and buries it. */
    void buryNext(String reason);
  }

  /**
   * Not looked at yet.
   *
   * @param look what asks for a look
   * @param setSize messages in a set at most
   */
  QueueWork(String writer, WriterEvent look, int setSize, Work work) {
    this.writer = writer;
    this.look = look;
    this.setSize = setSize;
    this.work = work;
    this.failures = new SetFailures(writer);
  }

  /** What asks for a look. */
  WriterEvent look() {
    return look;
  }

  /** Whether a look is already asked for and has not begun. */
  AtomicBoolean asked() {
    return asked;
  }

  /** Not now; always to look again. */
  boolean postpone() {
    asked.set(false);
    return true;
  }

  /** One set; says whether to look again. */
  boolean turn() {
    asked.set(false); // what arrives from here on asks anew
    for (int tries = 1; ; tries++) {
      int max = suspicion.limit(setSize);
      try {
        int taken = work.take(max);
        suspicion.passed(max, taken);
        failures.looked();
        return taken > 1 || taken >= max;
      } catch (RuntimeException e) {
        if (e instanceof StoreException store && store.kind() == StoreException.Kind.CONFLICT) {
          if (failures.mayDecideAgain(tries)) {
            continue;
          }
          return false;
        }
        if (e instanceof StoreException store && store.kind() == StoreException.Kind.TRANSIENT) {
          return failures.mayLookAgain(store);
        }
        LOG.log(Level.ERROR, "a set failed writer=" + writer + " look=" + look, e);
        failures.suspect(suspicion, work::buryNext, e);
        return true;
      }
    }
  }
}
