package io.tasker.core.writer;

/**
 * Finds the one message that makes sets fail: after a failure sets have one message only, and the
 * one that fails five times in a row is the culprit. Counted in memory, since a rolled-back take
 * counts nothing in the queue.
 */
final class Suspicion {
  static final int TRIES = 5;

  /** How many single messages must pass before sets grow again. */
  private static final int CAREFUL = 50;

  private int failures;
  private int careful;

  /** How many messages the next set may take. */
  int limit(int wanted) {
    return careful > 0 ? 1 : wanted;
  }

  /**
   * A set was written.
   *
   * @param asked messages it might have taken; 0 proves nothing about any
   * @param messages messages it took
   */
  void passed(int asked, int messages) {
    if (asked == 0) {
      return;
    }
    failures = 0;
    careful = messages == 0 ? 0 : Math.max(0, careful - messages);
  }

  /** A set failed; says whether its message is the culprit. */
  boolean failed() {
    boolean single = careful > 0;
    careful = CAREFUL;
    failures = single ? failures + 1 : 0;
    return failures >= TRIES;
  }

  /** The culprit is gone. */
  void buried() {
    failures = 0;
  }
}
