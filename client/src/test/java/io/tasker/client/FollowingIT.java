package io.tasker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.WaitTimeoutException;
import io.tasker.client.model.Task;
import io.tasker.testkit.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FollowingIT {
  private static final UUID TASK = UUID.fromString(StubServer.TASK);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void an_event_is_the_word_to_look_again() {
    var end = new CountDownLatch(1);
    try (var server =
            new StubServer(
                StubServer.task("steps_in_process"),
                exchange -> events(exchange, end),
                StubServer.task("complete"));
        var client = TaskerClient.of(server.url())) {
      List<String> seen = new ArrayList<>();
      Task task = client.follow(TASK, MINUTE, it -> seen.add(it.status()));

      assertThat(task.isComplete()).isTrue();
      assertThat(seen).containsExactly("steps_in_process", "complete");
      assertThat(server.requests)
          .extracting(it -> it.strip())
          .containsExactly(
              "GET /v1/tasks/" + TASK,
              "GET /v1/tasks/" + TASK + "/events",
              "GET /v1/tasks/" + TASK);
    } finally {
      end.countDown();
    }
  }

  @Test
  void without_events_it_looks_by_itself_and_asks_for_events_once() {
    try (var server =
            new StubServer(
                StubServer.task("pending"),
                StubServer.error(404, "NOT_FOUND", "no such route"),
                StubServer.task("steps_in_process"),
                StubServer.task("blocked_by_failures"));
        var client = TaskerClient.of(server.url())) {
      Task task = client.waitFor(TASK, MINUTE);

      assertThat(task.isSettled()).isTrue();
      assertThat(task.isOver()).isFalse();
      assertThat(server.requests.stream().filter(it -> it.contains("/events"))).hasSize(1);
    }
  }

  @Test
  void the_end_of_patience_is_an_error_of_its_own() {
    try (var server =
            new StubServer(
                StubServer.task("pending"),
                StubServer.error(404, "NOT_FOUND", "no such route"),
                StubServer.task("waiting_for_retry"));
        var client = TaskerClient.of(server.url())) {
      assertThatThrownBy(() -> client.waitFor(TASK, Duration.ofMillis(200)))
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining(TASK + " is waiting_for_retry");
    }
  }

  @Test
  void a_task_that_is_not_there_is_not_waited_for() {
    try (var server = new StubServer(StubServer.error(404, "NOT_FOUND", "no such task"));
        var client = TaskerClient.of(server.url())) {
      assertThatThrownBy(() -> client.waitFor(TASK, MINUTE)).isInstanceOf(ServerException.class);
    }
  }

  @Test
  void a_server_that_is_away_for_longer_than_some_tries_is_waited_for() {
    try (var server =
            new StubServer(
                StubServer.error(503, "SERVICE_UNAVAILABLE", "starting"),
                StubServer.breakOff(),
                StubServer.error(502, "HTTP_502", "proxy"),
                StubServer.error(503, "BACKPRESSURE", "full", "Retry-After", "1"),
                StubServer.task("complete"));
        var client = TaskerClient.of(ClientConfig.of(server.url()).maxAttempts(1))) {
      long began = System.nanoTime();

      assertThat(client.waitFor(TASK, MINUTE).isComplete()).isTrue();
      assertThat(server.requests).hasSize(5);
      // The pauses are at least 150, 300, 600 ms and the second that was asked for.
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThan(Duration.ofMillis(2050));
    }
  }

  @Test
  void a_server_that_stays_away_is_the_error_when_the_time_is_over() {
    try (var server =
            new StubServer(
                StubServer.task("pending"),
                StubServer.error(404, "NOT_FOUND", "no such route"),
                StubServer.error(503, "SERVICE_UNAVAILABLE", "stopping"));
        var client = TaskerClient.of(server.url())) {
      assertThatThrownBy(() -> client.waitFor(TASK, Duration.ofMillis(600)))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("stopping");
      assertThat(server.requests.size()).isGreaterThan(3);
    }
  }

  @Test
  void a_server_that_wants_to_be_left_alone_for_longer_is_not_asked_again() {
    try (var server =
            new StubServer(StubServer.error(503, "BACKPRESSURE", "full", "Retry-After", "3600"));
        var client = TaskerClient.of(server.url())) {
      assertThatThrownBy(() -> client.waitFor(TASK, MINUTE)).isInstanceOf(ServerException.class);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void an_interrupt_ends_waiting_for_a_server_that_is_away() throws Exception {
    try (var server = new StubServer(StubServer.error(503, "SERVICE_UNAVAILABLE", "starting"));
        var client = TaskerClient.of(server.url())) {
      var failure = new CompletableFuture<Throwable>();
      Thread waiting =
          Thread.ofVirtual()
              .start(() -> failure.complete(catchThrowable(() -> client.waitFor(TASK, MINUTE))));
      Eventually.until("two looks", MINUTE, () -> server.requests.size() > 1);

      waiting.interrupt();

      assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(ClientException.class);
    }
  }

  private static void events(HttpExchange exchange, CountDownLatch end) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    String text = ": hello\n\nid: 7\nevent: task\ndata: {\"to_state\":\"complete\"}\n\n";
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
