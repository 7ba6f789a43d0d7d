package io.tasker.core.channel;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that empties a channel, set after set. Stopping it closes the channel, lets the
 * thread finish what is inside, and waits for that.
 *
 * @param <T> items
 */
public final class Drain<T> {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final String name;
  private final BoundedChannel<T> channel;
  private final int max;
  private final Consumer<List<T>> work;
  private volatile @Nullable Thread thread;

  /**
   * Not started yet.
   *
   * @param name the thread's
   * @param max items per set at most
   * @param work gets sets of at least one item; what it throws ends the thread
   */
  public Drain(String name, BoundedChannel<T> channel, int max, Consumer<List<T>> work) {
    this.name = name;
    this.channel = channel;
    this.max = max;
    this.work = work;
  }

  /** Begins to take sets. */
  public void start() {
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** Takes nothing new, finishes what was taken, ends. Twice without harm. */
  public void stop() {
    channel.close();
    Thread current = thread;
    if (current != null) {
      try {
        current.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    while (!channel.isDone()) {
      try {
        List<T> set = channel.drain(max, PATIENCE);
        if (!set.isEmpty()) {
          work.accept(set);
        }
      } catch (InterruptedException e) {
        return; // nobody interrupts this thread but a dying process
      }
    }
  }
}
