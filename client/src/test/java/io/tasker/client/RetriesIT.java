package io.tasker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.error.UnreadableAnswerException;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.Task;
import io.tasker.client.transport.RestTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetriesIT {
  private static final UUID TASK = UUID.fromString(StubServer.TASK);
  private static final NewTask ORDER = NewTask.of("shop", "order", "1.0.0");

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void a_read_is_repeated_and_never_earlier_than_the_server_asks() {
    try (var server =
            new StubServer(
                StubServer.error(503, "BACKPRESSURE", "full", "Retry-After", "7"),
                StubServer.error(503, "SERVICE_UNAVAILABLE", "no database"),
                StubServer.task("complete"));
        var client = client(ClientConfig.of(server.url()))) {
      assertThat(client.task(TASK).isComplete()).isTrue();
    }
    assertThat(pauses).hasSize(2);
    assertThat(pauses.getFirst()).isEqualTo(Duration.ofSeconds(7));
    assertThat(pauses.getLast()).isBetween(Duration.ofMillis(300), Duration.ofMillis(500));
  }

  @Test
  void it_gives_up_after_the_last_try_with_what_the_server_said() {
    try (var server = new StubServer(StubServer.error(503, "SERVICE_UNAVAILABLE", "away"));
        var client = client(ClientConfig.of(server.url()).maxAttempts(4))) {
      var failure = catchThrowableOfType(ServerException.class, () -> client.task(TASK));

      assertThat(failure.code()).isEqualTo("SERVICE_UNAVAILABLE");
      assertThat(failure.isRetryable()).isTrue();
      assertThat(server.requests).hasSize(4);
    }
  }

  @Test
  void a_pause_longer_than_allowed_is_handed_to_the_caller() {
    try (var server =
            new StubServer(StubServer.error(503, "BACKPRESSURE", "full", "Retry-After", "3600"));
        var client = client(ClientConfig.of(server.url()))) {
      var failure = catchThrowableOfType(ServerException.class, () -> client.task(TASK));

      assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
      assertThat(server.requests).hasSize(1);
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void a_create_without_a_key_is_sent_once() {
    try (var server = new StubServer(StubServer.breakOff(), StubServer.task("pending"));
        var client = client(ClientConfig.of(server.url()))) {
      var failure = catchThrowableOfType(UnreachableException.class, () -> client.create(ORDER));

      assertThat(failure.isRetryable()).isTrue();
      assertThat(failure.mayHaveHappened()).isTrue();
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void a_create_with_a_key_is_repeated_and_finds_what_the_lost_try_made() {
    String exists = "A task with this identity already exists: " + StubServer.TASK;
    try (var server =
            new StubServer(
                StubServer.breakOff(),
                StubServer.error(409, "CONFLICT", exists),
                StubServer.task("pending"));
        var client = client(ClientConfig.of(server.url()))) {
      Task task = client.create(ORDER.idempotencyKey("order-7"));

      assertThat(task.taskUuid()).isEqualTo(TASK);
      assertThat(server.requests)
          .element(0)
          .asString()
          .contains("\"idempotency_key\":\"order-7\"", "\"source_system\"")
          .doesNotContain("priority");
      assertThat(server.requests).element(2).asString().startsWith("GET /v1/tasks/" + TASK);
    }
  }

  @Test
  void a_conflict_at_the_first_try_names_the_task_that_is_there() {
    String exists = "A task with this identity already exists: " + StubServer.TASK;
    try (var server = new StubServer(StubServer.error(409, "CONFLICT", exists));
        var client = client(ClientConfig.of(server.url()))) {
      var failure =
          catchThrowableOfType(
              ServerException.class, () -> client.create(ORDER.idempotencyKey("order-7")));

      assertThat(failure.isConflict()).isTrue();
      assertThat(failure.isRetryable()).isFalse();
      assertThat(failure.existingTask()).contains(TASK);
    }
  }

  @Test
  void a_wrong_request_is_not_repeated_and_has_the_id_of_its_log_lines() {
    try (var server =
            new StubServer(
                StubServer.error(404, "NOT_FOUND", "no such task", "x-request-id", "r-1"));
        var client = client(ClientConfig.of(server.url()))) {
      var failure = catchThrowableOfType(ServerException.class, () -> client.task(TASK));

      assertThat(failure).hasMessage("NOT_FOUND (404): no such task");
      assertThat(failure.requestId()).contains("r-1");
      assertThat(failure.isNotFound()).isTrue();
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void a_caller_who_is_not_let_in_hears_why() {
    try (var server =
            new StubServer(
                StubServer.error(
                    401, "AUTHENTICATION_FAILED", "no", "x-auth-failure-reason", "expired"),
                StubServer.error(401, "AUTHENTICATION_FAILED", "no"));
        var client = client(ClientConfig.of(server.url()))) {
      var expired = catchThrowableOfType(ServerException.class, () -> client.task(TASK));
      var unknown = catchThrowableOfType(ServerException.class, () -> client.task(TASK));

      assertThat(expired.authFailure()).contains("expired");
      assertThat(unknown.authFailure()).isEmpty();
    }
  }

  @Test
  void a_server_that_does_not_answer_is_a_timeout() {
    var never = new CountDownLatch(1);
    try (var server = new StubServer(_ -> awaitQuietly(never));
        var client =
            client(ClientConfig.of(server.url()).timeout(Duration.ofMillis(200)).maxAttempts(2))) {
      assertThatThrownBy(() -> client.task(TASK)).isInstanceOf(CallTimeoutException.class);
      // Not what the server has got: a try may be over before a busy machine has sent it.
      assertThat(pauses).hasSize(1);
    } finally {
      never.countDown();
    }
  }

  @Test
  void a_server_that_is_not_there_did_not_do_it() {
    String url;
    try (var server = new StubServer(StubServer.task("pending"))) {
      url = server.url();
    }
    try (var client = client(ClientConfig.of(url))) {
      var failure = catchThrowableOfType(UnreachableException.class, () -> client.create(ORDER));

      assertThat(failure.mayHaveHappened()).isFalse();
      assertThat(failure).hasMessageContaining("POST " + url + "/v1/tasks");
    }
  }

  @Test
  void a_server_that_ends_the_handshake_was_asked_nothing() throws Exception {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = client(ClientConfig.of("https://127.0.0.1:" + listener.getLocalPort()))) {
      Thread server = Thread.ofVirtual().start(() -> hangUpAfterFirstWords(listener));

      var failure = catchThrowableOfType(UnreachableException.class, () -> client.create(ORDER));

      assertThat(failure.mayHaveHappened()).isFalse();
      assertThat(failure).hasMessageContaining("no TLS connection");
      server.join();
    }
  }

  private static void hangUpAfterFirstWords(ServerSocket listener) {
    try (var connection = listener.accept()) {
      connection.getInputStream().read(new byte[64 * 1024]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_unknown_host_is_named_as_such() {
    try (var client = client(ClientConfig.of("http://nowhere.invalid"))) {
      assertThatThrownBy(() -> client.create(ORDER)).hasMessageContaining("unknown host");
    }
  }

  @Test
  void an_answer_of_something_else_is_shown() {
    try (var server = new StubServer(StubServer.answer(200, "<html>login</html>"));
        var client = client(ClientConfig.of(server.url()))) {
      assertThatThrownBy(() -> client.task(TASK))
          .isInstanceOf(UnreadableAnswerException.class)
          .hasMessageContaining("<html>login");
    }
  }

  private TaskerClient client(ClientConfig config) {
    return new CallingClient(
        new RestTransport(config), new Retries(config, (pause, _) -> pauses.add(pause)));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
