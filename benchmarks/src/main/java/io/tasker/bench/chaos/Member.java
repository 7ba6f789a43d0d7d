package io.tasker.bench.chaos;

import io.tasker.bench.BenchException;
import io.tasker.examples.demo.Child;
import io.tasker.examples.demo.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One place for a server or a worker: a process that is started again whenever it was killed. Its
 * port stays. Used by one thread at a time.
 */
final class Member implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PROBE).build();

  private final String name;
  private final String command;
  private final Settings settings;
  private final int port;
  private final AtomicInteger failedStarts = new AtomicInteger();
  private int starts;
  private volatile @Nullable Child child;

  Member(String command, int number, Settings settings, int port) {
    this.name = command + "-" + number;
    this.command = command;
    this.settings = settings;
    this.port = port;
  }

  String name() {
    return name;
  }

  /** Where its pages are. */
  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** How often it gave up while it started, as it may while the database is down. */
  int failedStarts() {
    return failedStarts.get();
  }

  /** Starts the process; returns at once. */
  void start() {
    List<String> words = List.of(settings.home().resolve("bin/tasker").toString(), command);
    child =
        Child.start(
            name,
            settings.logs().resolve(name + "-" + ++starts + ".log"),
            words,
            settings.environment(port));
  }

  /** Waits until it says that it is ready; one that ended while it started is started again. */
  void awaitReady() {
    boolean ready =
        Patience.until(
            READY,
            () -> {
              if (!current().isAlive()) {
                requireNeverReady();
                failedStarts.incrementAndGet();
                start();
              }
              return isReady();
            });
    if (!ready) {
      throw current().failed("is not ready after " + READY.toSeconds() + " s");
    }
  }

  /** As a crash would. */
  void kill() {
    requireRunning();
    current().kill();
  }

  /** It gets no CPU until {@link #resume}. */
  void pause() {
    requireRunning();
    Signals.send("STOP", current().pid());
  }

  /** It goes on. */
  void resume() {
    Signals.send("CONT", current().pid());
  }

  /**
   * Refuses a process that ended though nobody killed it.
   *
   * @throws RuntimeException with the last lines of its log
   */
  void requireRunning() {
    if (!current().isAlive()) {
      requireNeverReady();
    }
  }

  private void requireNeverReady() {
    if (current().logLines().stream().anyMatch(line -> line.contains(command + " ready"))) {
      throw current().failed("has ended by itself");
    }
  }

  private boolean isReady() {
    URI page = address().resolve("/health/ready");
    HttpRequest request = HttpRequest.newBuilder(page).timeout(PROBE).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private Child current() {
    Child current = child;
    if (current == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return current;
  }

  /** A stopped process does not end on a request, so it is ended by force. */
  @Override
  public void close() {
    Child current = child;
    if (current != null && current.isAlive()) {
      current.kill();
    }
  }
}
