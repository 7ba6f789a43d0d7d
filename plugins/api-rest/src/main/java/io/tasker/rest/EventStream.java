package io.tasker.rest;

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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one feed as server-sent events. */
final class EventStream implements Reply.Stream {
  private static final long HEARTBEAT_NANOS = Duration.ofSeconds(10).toNanos();
  // How soon a stop is noticed by a stream on which nothing happens.
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Consumer<EventStream> onClose;
  private volatile @Nullable EventFeed feed;
  private volatile @Nullable Thread writer;
  private volatile boolean stopping;
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
    stopping = true;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    EventFeed source = Objects.requireNonNull(feed);
    writer = Thread.currentThread();
    write(out, "retry: 2000\n: watching\n\n");
    wroteAt = System.nanoTime() - HEARTBEAT_NANOS;
    try {
      while (!stopping && written(out, source.next(LOOK))) {
        // until it ends
      }
      if (stopping) {
        end(out, "stopping");
      }
    } catch (TaskerException e) {
      end(out, "unavailable");
    }
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
        if (events.isEmpty() && System.nanoTime() - wroteAt >= HEARTBEAT_NANOS) {
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
