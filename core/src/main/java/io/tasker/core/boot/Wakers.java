package io.tasker.core.boot;

import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.writer.WriterPool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Ties what writers come across to what looks for work: results found mean more may follow, a
 * deadline set here may be the next one due. Deadlines that other processes set are found by the
 * regular look.
 */
final class Wakers implements WriterPool.Listener {
  private final InstantSource clock;
  private final Duration regularLook;
  private Consumer<WriterEvent> found = _ -> {};
  private Runnable wakeSweep = () -> {};
  private Instant nextDeadline = Instant.MAX;
  private Instant nextLook = Instant.MIN;

  Wakers(InstantSource clock, Duration regularLook) {
    this.clock = clock;
    this.regularLook = regularLook;
  }

  void connect(Consumer<WriterEvent> found, Runnable wakeSweep) {
    this.found = found;
    this.wakeSweep = wakeSweep;
  }

  @Override
  public void found(WriterEvent look) {
    found.accept(look);
  }

  @Override
  public void deadlineSet(Instant due) {
    boolean sooner;
    synchronized (this) {
      sooner = due.isBefore(nextDeadline);
      nextDeadline = sooner ? due : nextDeadline;
      sooner = sooner && due.isBefore(nextLook);
    }
    if (sooner) {
      wakeSweep.run();
    }
  }

  /** One look; returns how long to rest until the next deadline or the regular look. */
  Duration sweep(Runnable look) {
    Instant now = clock.instant();
    boolean due;
    Duration rest;
    synchronized (this) {
      due = !nextDeadline.isAfter(now) || !nextLook.isAfter(now);
      if (!nextDeadline.isAfter(now)) {
        nextDeadline = Instant.MAX;
      }
      if (due) {
        nextLook = now.plus(regularLook);
      }
      Instant next = nextDeadline.isBefore(nextLook) ? nextDeadline : nextLook;
      rest = Duration.between(now, next);
    }
    if (due) {
      look.run();
    }
    return rest;
  }
}
