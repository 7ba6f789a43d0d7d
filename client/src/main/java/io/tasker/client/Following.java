package io.tasker.client;

import io.tasker.client.error.ClientException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.WaitTimeoutException;
import io.tasker.client.model.Task;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import io.tasker.client.transport.EventStream;
import io.tasker.client.transport.EventStream.Event;
import io.tasker.client.transport.Transport;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one task. What counts is always read from the task itself; events only say when to look,
 * so a stream that breaks or is not there makes us slower, never wrong.
 */
final class Following implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  // Looks in between even if events come: a connection may be dead without a word.
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration LONGEST_AWAY = Duration.ofSeconds(5);
  private static final Set<Integer> NO_EVENTS = Set.of(401, 403, 404, 405, 406, 501);

  private final Supplier<Task> look;
  private final Transport transport;
  private final UUID task;
  private final Duration timeout;
  private final long began = System.nanoTime();
  private Duration pause = SHORTEST;
  private boolean hasEvents = true;
  private @Nullable EventStream stream;
  private @Nullable String lastId;

  /**
   * Watches from now on.
   *
   * @param look asks for the task, once
   * @param transport opens streams
   */
  Following(Supplier<Task> look, Transport transport, UUID task, Duration timeout) {
    this.look = look;
    this.transport = transport;
    this.task = task;
    this.timeout = timeout;
  }

  Task toTheEnd(Consumer<Task> changed) {
    Task seen = null;
    while (true) {
      Task now = look();
      if (!now.equals(seen)) {
        seen = now;
        changed.accept(now);
      }
      if (now.isSettled()) {
        return now;
      }
      Duration left = left();
      if (!left.isPositive() || Thread.currentThread().isInterrupted()) {
        throw new WaitTimeoutException(task, now.status(), timeout);
      }
      awaitSomething(left);
    }
  }

  // Whoever waits for a task wants to know how it ends, also if the server is away for a while.
  private Task look() {
    for (int number = 1; ; number++) {
      try {
        return look.get();
      } catch (ClientException e) {
        Duration left = left();
        boolean asksTooMuch = e.retryAfter().filter(asked -> asked.compareTo(left) > 0).isPresent();
        boolean over = !left.isPositive() || Thread.currentThread().isInterrupted();
        if (!e.isRetryable() || asksTooMuch || over) {
          throw e;
        }
        Duration wait = Retries.pauseAfter(number, LONGEST_AWAY, e);
        LockSupport.parkNanos(shorter(left, wait).toNanos());
      }
    }
  }

  private Duration left() {
    return timeout.minusNanos(System.nanoTime() - began);
  }

  private void awaitSomething(Duration left) {
    EventStream open = open();
    if (open == null) {
      LockSupport.parkNanos(shorter(left, pause).toNanos());
      pause = shorter(pause.multipliedBy(2), LONGEST);
      return;
    }
    try {
      open.next(shorter(left, QUIET)).ifPresent(event -> take(open, event));
    } catch (ServerException e) {
      refused(e);
      close();
    }
    if (!open.isOpen()) {
      close();
      // A server that ends every stream at once is not asked in a tight loop.
      LockSupport.parkNanos(shorter(left, SHORTEST).toNanos());
    }
  }

  // Those that are there already are answered by one look.
  private void take(EventStream open, Event first) {
    Event event = first;
    while (event != null) {
      lastId = event.id().isEmpty() ? lastId : event.id();
      event = open.next(Duration.ZERO).orElse(null);
    }
  }

  private @Nullable EventStream open() {
    if (stream == null && hasEvents) {
      try {
        stream = transport.open(ApiCall.of(ApiOperation.WATCH_TASK).part("task", task), lastId);
      } catch (ServerException e) {
        refused(e);
      } catch (ClientException _) {
        // The next look at the task says what is wrong, if it lasts.
      }
    }
    return stream;
  }

  private void refused(ServerException e) {
    hasEvents = !NO_EVENTS.contains(e.status());
    lastId = null;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Override
  public void close() {
    EventStream open = stream;
    stream = null;
    if (open != null) {
      open.close();
    }
  }
}
