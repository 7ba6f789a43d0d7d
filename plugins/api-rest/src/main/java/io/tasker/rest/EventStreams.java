package io.tasker.rest;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.EventFeed;
import io.tasker.rest.route.Reply;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** All streams of events that are open; there are never more than allowed. */
final class EventStreams {
  private static final String TYPE = "text/event-stream;charset=utf-8";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final int most;
  private final Duration replay;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<EventStream> open = new HashSet<>();
  private boolean closed;

  EventStreams(int most, Duration replay) {
    this.most = most;
    this.replay = replay;
  }

  /** How old the event may be that a watcher goes on from. */
  Duration replay() {
    return replay;
  }

  /**
   * Opens one.
   *
   * @param watch opens its feed; gets what to call if its reader is too slow
   * @throws TaskerException {@code OVERLOADED} if there are too many, or whatever opening throws
   */
  Reply open(Function<Runnable, EventFeed> watch) {
    EventStream stream = new EventStream(this::ended);
    lock.lock();
    try {
      if (open.size() >= most || closed) {
        throw TaskerException.overloaded(
            closed
                ? "the server is stopping"
                : "%d streams of events are open, no more are allowed".formatted(open.size()),
            RETRY_AFTER);
      }
      open.add(stream);
    } finally {
      lock.unlock();
    }
    try {
      stream.feed(watch.apply(stream::interrupt));
    } catch (RuntimeException e) {
      ended(stream);
      throw e;
    }
    return Reply.streaming(TYPE, stream).with("Cache-Control", "no-store");
  }

  /** How many are open. */
  int count() {
    lock.lock();
    try {
      return open.size();
    } finally {
      lock.unlock();
    }
  }

  /** Lets each say goodbye, for a second at most, and no new one in. */
  void close() {
    List<EventStream> left;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(open);
    } finally {
      lock.unlock();
    }
    left.forEach(EventStream::stop);
    awaitNone();
  }

  private void awaitNone() {
    lock.lock();
    try {
      long nanos = GOODBYE.toNanos();
      while (!open.isEmpty() && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      open.forEach(EventStream::interrupt);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void ended(EventStream stream) {
    lock.lock();
    try {
      open.remove(stream);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
