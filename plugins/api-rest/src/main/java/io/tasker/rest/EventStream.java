package io.tasker.rest;

import io.tasker.contract.error.ErrorKind;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.EventFeed;
import io.tasker.contract.operations.EventFeed.Next;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.rest.json.EventJson;
import io.tasker.rest.route.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one feed as server-sent events. */
final class EventStream implements Reply.Stream {
  private static final long HEARTBEAT_NANOS = Duration.ofSeconds(10).toNanos();
  // How soon a stop is noticed by a stream on which nothing happens.
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Consumer<EventStream> onClose;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable EventFeed feed;
  private volatile @Nullable Thread writer;
  private long wroteAt;

  EventStream(Consumer<EventStream> onClose) {
    this.onClose = onClose;
  }

  void feed(EventFeed opened) {
    feed = opened;
  }

  /** Its reader is too slow: ends the write that it holds up, which nothing else can. */
  void interrupt() {
    Thread held = writer;
    if (held != null) {
      held.interrupt();
    }
  }

  /** Ends it with a goodbye. */
  void stop() {
    stopped.countDown();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    EventFeed source = Objects.requireNonNull(feed);
    writer = Thread.currentThread();
    write(out, "retry: 2000\n: watching\n\n");
    wroteAt = System.nanoTime() - HEARTBEAT_NANOS;
    boolean goesOn = true;
    while (goesOn && !isStopping()) {
      goesOn = look(out, source);
    }
    if (isStopping()) {
      end(out, "stopping");
    }
  }

  /** One look at the feed. While the database is away, the stream stays open and waits for it. */
  private boolean look(OutputStream out, EventFeed source) throws IOException {
    try {
      return written(out, source.next(LOOK));
    } catch (TaskerException e) {
      if (e.code().kind() != ErrorKind.UNAVAILABLE) {
        throw e;
      }
      if (isDue()) {
        write(out, ": heartbeat, the database is away\n\n");
      }
      return pause();
    }
  }

  private boolean pause() {
    try {
      stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isStopping() {
    return stopped.getCount() == 0;
  }

  private boolean isDue() {
    return System.nanoTime() - wroteAt >= HEARTBEAT_NANOS;
  }

  private boolean written(OutputStream out, Next next) throws IOException {
    return switch (next) {
      case Next.Events(var events, var position) -> {
        StringBuilder text = new StringBuilder();
        for (TaskEvent event : events) {
          text.append("id: ").append(event.id()).append("\nevent: ");
          text.append(event.step() == null ? "task" : "step").append("\ndata: ");
          text.append(new String(EventJson.of(event), StandardCharsets.UTF_8)).append("\n\n");
        }
        if (events.isEmpty() && isDue()) {
          // An id without data moves a reader's place on, and calls nobody.
          text.append(": heartbeat\nid: ").append(position).append("\n\n");
        }
        write(out, text.toString());
        yield true;
      }
      case Next.End(var reason) -> {
        end(out, reason);
        yield false;
      }
    };
  }

  private void end(OutputStream out, String reason) throws IOException {
    write(out, "event: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
  }

  private void write(OutputStream out, String text) throws IOException {
    if (!text.isEmpty()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      wroteAt = System.nanoTime();
    }
  }

  @Override
  public void close() {
    EventFeed opened = feed;
    if (opened != null) {
      opened.close();
    }
    onClose.accept(this);
  }
}
