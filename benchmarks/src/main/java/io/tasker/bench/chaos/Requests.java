package io.tasker.bench.chaos;

import io.tasker.bench.BenchException;
import io.tasker.bench.chaos.Mix.Intended;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that ask for tasks, and ask again, now the other server, until there is an answer. The
 * key of a task makes that harmless.
 */
final class Requests implements AutoCloseable {
  private static final int CLIENTS = 8;
  private static final long BEFORE_AGAIN_NANOS = 50_000_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(1))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final List<URI> servers;
  private final List<Intended> tasks;
  private final Semaphore allowed = new Semaphore(0);
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong repeated = new AtomicLong();
  private final Queue<String> defects = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final List<Future<?>> clients = new ArrayList<>();
  private volatile boolean closed;

  /** Starts; nothing is asked for before it is allowed. */
  Requests(List<Member> servers, List<Intended> tasks) {
    this.servers = servers.stream().map(one -> one.address().resolve("/v1/tasks")).toList();
    this.tasks = tasks;
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(threads.submit(this::ask));
    }
  }

  /** So many more may be asked for. */
  void allow(int more) {
    allowed.release(more);
  }

  /** How often there was no answer and a request was sent again. */
  long repeated() {
    return repeated.get();
  }

  /** Answers that no server may give, whatever is down; a line each. */
  List<String> defects() {
    return List.copyOf(defects);
  }

  /**
   * Allows the rest, and waits until every task was answered.
   *
   * @throws BenchException if a server refused one
   */
  void finish() {
    allowed.release(tasks.size());
    for (Future<?> client : clients) {
      try {
        client.get();
      } catch (ExecutionException e) {
        throw new BenchException("a client failed: " + e.getCause().getMessage(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchException("interrupted", e);
      }
    }
  }

  private Void ask() throws InterruptedException {
    while (true) {
      allowed.acquire();
      int task = next.getAndIncrement();
      if (task >= tasks.size()) {
        return null;
      }
      int tried = 0;
      while (!answered(servers.get((task + tried++) % servers.size()), tasks.get(task))) {
        if (closed) {
          return null;
        }
        repeated.incrementAndGet();
        LockSupport.parkNanos(BEFORE_AGAIN_NANOS);
      }
    }
  }

  private boolean answered(URI server, Intended task) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server)
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(task.request()))
            .build();
    HttpResponse<String> response;
    try {
      response = http.send(request, BodyHandlers.ofString());
    } catch (IOException _) {
      return false;
    }
    int status = response.statusCode();
    if (status == 200 || status == 409) {
      return true; // 409: the answer to an earlier request was lost
    }
    if (status == 429 || status == 503 || status == 504) {
      return false;
    }
    if (status == 500) {
      defects.add("answered with 500: " + task.key() + " " + response.body());
      return false;
    }
    throw new BenchException(
        "the server refused " + task.key() + " with " + status + ": " + response.body());
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    http.shutdownNow();
  }
}
