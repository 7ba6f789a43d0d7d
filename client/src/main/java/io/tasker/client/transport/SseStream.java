package io.tasker.client.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Server-sent events, read by a thread of their own so that waiting for one can end in time. */
final class SseStream implements EventStream {
  private static final int UNREAD = 10_000;

  private final InputStream body;
  private final BlockingQueue<Event> unread = new LinkedBlockingQueue<>(UNREAD);
  private volatile boolean ended;

  SseStream(InputStream body) {
    this.body = body;
    Thread.ofVirtual().name("tasker-client-events").start(this::read);
  }

  @Override
  public Optional<Event> next(Duration atMost) {
    try {
      Event event = unread.poll();
      if (event == null && !ended) {
        event = unread.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
      }
      return Optional.ofNullable(event).filter(it -> !it.type().isEmpty());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public boolean isOpen() {
    return !ended || !unread.isEmpty();
  }

  @Override
  public void close() {
    ended = true;
    // A reader that waits for room goes on, and sees that it has ended.
    unread.clear();
    try {
      body.close();
    } catch (IOException _) {
      // Closed is closed.
    }
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      readEvents(lines);
    } catch (IOException _) {
      // The end of the stream, whoever caused it; the reader sees it by isOpen.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      // Wakes up whoever waits.
      unread.offer(new Event("", "", ""));
    }
  }

  private void readEvents(BufferedReader lines) throws IOException, InterruptedException {
    String id = "";
    String type = "";
    boolean moved = false;
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null && !ended; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          unread.put(new Event(id, type.isEmpty() ? "message" : type, data.toString()));
        } else if (moved) {
          unread.put(new Event(id, Event.PLACE, ""));
        }
        type = "";
        moved = false;
        data.setLength(0);
      } else if (line.startsWith("id:")) {
        id = value(line);
        moved = true;
      } else if (line.startsWith("event:")) {
        type = value(line);
      } else if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(value(line));
      }
    }
  }

  private static String value(String line) {
    String value = line.substring(line.indexOf(':') + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
