package io.tasker.core.component;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A component that does one small thing again and again on a thread of its own. Tests turn the
 * handle by {@link Turn#runOnce()} themselves.
 */
public final class Chore implements Component {
  private static final System.Logger LOG = System.getLogger(Chore.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final String name;
  private final Turn turn;
  private volatile boolean running;
  private volatile boolean woken;
  private volatile Thread thread = Thread.currentThread();

  /** What is done again and again. */
  @FunctionalInterface
  public interface Turn {
    /**
     * Does it once.
     *
     * @return how long to rest before the next time
     */
    Duration runOnce();
  }

  /** Not started yet. */
  public Chore(String name, Turn turn) {
    this.name = name;
    this.turn = turn;
  }

  /** A chore that always rests for the same time. Not started yet. */
  public static Chore every(Duration rest, String name, Runnable turn) {
    return new Chore(
        name,
        () -> {
          turn.run();
          return rest;
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    if (running) {
      throw new IllegalStateException(name + " is already started");
    }
    running = true;
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** Ends the rest early: the next turn begins at once. */
  public void wake() {
    woken = true; // a turn that waits for something uses up the permit
    LockSupport.unpark(thread);
  }

  @Override
  public void stop() {
    if (!running) {
      return;
    }
    running = false;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running) {
      Duration rest;
      woken = false;
      try {
        rest = turn.runOnce();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "chore failed, will be tried again name=" + name, e);
        rest = AFTER_FAILURE;
      }
      if (running && !woken && rest.isPositive()) {
        LockSupport.parkNanos(rest.toNanos());
      }
    }
  }
}
