package io.tasker.client;

import io.tasker.client.error.ClientException;
import io.tasker.client.model.TaskEvent;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.EventStream;
import io.tasker.client.transport.EventStream.Event;
import io.tasker.client.transport.Transport;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Changes as they happen, each once. A stream that breaks is opened again where it broke; what
 * cannot be gone on with (no such task, not allowed, an id that is too old) is thrown. It never
 * ends by itself, not even when a task is over: close it. For one thread at a time, except that any
 * may close it.
 */
public final class TaskEvents implements Iterator<TaskEvent>, AutoCloseable {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Transport transport;
  private final ApiCall call;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Duration pause = SHORTEST;
  private volatile @Nullable EventStream stream;
  private volatile @Nullable String place;
  private @Nullable TaskEvent ahead;

  TaskEvents(Transport transport, ApiCall call, @Nullable String after) {
    this.transport = transport;
    this.call = call;
    this.place = after;
  }

  /**
   * Waits for the next change, however long it takes.
   *
   * @return false only if this is closed, or the thread is interrupted
   * @throws ClientException if it cannot be gone on with
   */
  @Override
  public boolean hasNext() {
    while (ahead == null && !isClosed() && !Thread.currentThread().isInterrupted()) {
      ahead = next(LOOK).orElse(null);
    }
    return ahead != null;
  }

  @Override
  public TaskEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("closed, or interrupted");
    }
    TaskEvent event = ahead;
    ahead = null;
    return Objects.requireNonNull(event);
  }

  /**
   * Waits for the next change, and for a while only; opening a stream may take longer, up to the
   * timeout of a call.
   *
   * @throws ClientException if it cannot be gone on with
   */
  public Optional<TaskEvent> next(Duration atMost) {
    if (ahead != null) {
      return Optional.of(next());
    }
    long began = System.nanoTime();
    Duration left = atMost;
    do {
      Optional<TaskEvent> event = look(left);
      if (event.isPresent() || isClosed() || Thread.currentThread().isInterrupted()) {
        return event;
      }
      left = atMost.minusNanos(System.nanoTime() - began);
    } while (left.isPositive());
    return Optional.empty();
  }

  /**
   * The id to go on from after what was seen so far. While nothing happens, servers tell it by
   * itself: as soon as a stream is open, and every few seconds.
   *
   * @return empty: no stream has been opened yet
   */
  public Optional<String> place() {
    return Optional.ofNullable(place);
  }

  private Optional<TaskEvent> look(Duration atMost) {
    try {
      EventStream open = open();
      Optional<Event> event = open.next(atMost);
      event.map(Event::id).filter(id -> !id.isEmpty()).ifPresent(id -> place = id);
      if (event.isPresent()) {
        pause = SHORTEST;
      } else if (!open.isOpen()) {
        again(pause, atMost);
      }
      return event.filter(Event::isChange).map(TaskEvents::read);
    } catch (ClientException e) {
      if (!e.isRetryable()) {
        drop();
        throw e;
      }
      again(e.retryAfter().orElse(pause), atMost);
      return Optional.empty();
    }
  }

  private static TaskEvent read(Event event) {
    return Codec.read(event.data(), TaskEvent.class).id(event.id());
  }

  private EventStream open() {
    EventStream open = stream;
    if (open == null) {
      open = transport.open(call, place);
      stream = open;
      // Whoever closed in between did not see it.
      if (isClosed()) {
        open.close();
      }
    }
    return open;
  }

  private void again(Duration wait, Duration atMost) {
    drop();
    pause = shorter(pause.multipliedBy(2), LONGEST);
    try {
      closed.await(shorter(wait, atMost).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void drop() {
    EventStream open = stream;
    stream = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    drop();
  }
}
