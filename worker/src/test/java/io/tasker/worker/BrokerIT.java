package io.tasker.worker;

import static io.tasker.worker.Stage.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.testkit.messaging.MemoryBroker;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A server and a worker whose messages go through a broker. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokerIT extends StageCases {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final StepHandler HANDLER =
      handler("any", _ -> StepOutcome.success(JsonNodeFactory.instance.objectNode()));

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = freePort();

  @BeforeEach
  void with_a_broker() {
    MemoryProvider.reset();
    stage()
        .set("common.queues.backend", "rabbitmq")
        .set("common.database.pool.acquire_timeout_seconds", "1")
        .set("common.circuit_breakers.default_config.timeout_seconds", "1")
        .set("orchestration.backpressure.evaluation_interval_seconds", "1")
        .set("worker.web.enabled", "true")
        .set("worker.web.bind_address", "127.0.0.1:" + port);
  }

  @AfterEach
  void nobody_asked_it_within_a_transaction() {
    http.close();
    assertThat(MemoryProvider.withinTransactions()).isEmpty();
  }

  @Test
  void it_is_asked_by_nobody_who_has_a_transaction_open() {
    TemplateName template =
        stage()
            .template(
                "line",
                "name: a, handler: { callable: any }",
                "name: b, handler: { callable: any }, dependencies: [a]");
    stage().server();
    stage().worker(HANDLER);

    List.copyOf(IntStream.range(0, 20).mapToObj(_ -> stage().create(template)).toList())
        .forEach(task -> assertThat(stage().settled(task).state()).isEqualTo(TaskState.COMPLETE));
    Eventually.until(
        "somebody to ask for the depth of queues",
        PATIENCE,
        () -> MemoryProvider.calls().contains("state"));

    assertThat(MemoryProvider.calls()).contains("declare", "publish", "subscribe", "state");
    assertThat(MemoryProvider.withinTransactions()).isEmpty();
  }

  @Test
  void a_worker_without_its_broker_is_not_ready_until_it_is_back() {
    TemplateName template = stage().template("one", "name: a, handler: { callable: any }");
    stage().server();
    stage().worker(HANDLER);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(checks("/health/ready").at("/queue_processing/status").asText())
        .isEqualTo("healthy");
    assertThat(checks("/health/ready").at("/database/status").asText()).isEqualTo("healthy");

    MemoryBroker broker = MemoryProvider.broker();
    broker.away();

    HttpResponse<String> away = get("/health/ready");
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(json(away).path("error").asText()).isEqualTo("service_unavailable");
    assertThat(json(away).path("message").asText())
        .startsWith(
            "Worker is not ready to process steps: queue_processing: memory: not connected");
    assertThat(json(away).at("/checks/queue_processing/status").asText()).isEqualTo("unhealthy");
    assertThat(json(away).at("/checks/database/status").asText()).isEqualTo("healthy");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/detailed").statusCode()).isEqualTo(200);
    assertThat(json(get("/health/detailed")).path("status").asText()).isEqualTo("degraded");
    assertThat(checks("/health/detailed").fieldNames())
        .toIterable()
        .containsExactly(
            "database",
            "command_processor",
            "queue_processing",
            "event_system",
            "step_processing",
            "circuit_breakers");

    broker.back();

    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(stage().settled(stage().create(template)).state()).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void a_worker_without_its_database_is_not_ready_until_it_is_back() {
    stage().server();
    TcpProxy network = stage().proxied();
    stage().worker(HANDLER);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);

    network.cut("");
    Eventually.until(
        "the worker to notice", PATIENCE, () -> get("/health/ready").statusCode() == 503);
    assertThat(checks("/health/detailed").at("/database/status").asText()).isEqualTo("unhealthy");

    network.restore();
    Eventually.until(
        "the worker to be ready", PATIENCE, () -> get("/health/ready").statusCode() == 200);
  }

  private JsonNode checks(String path) {
    return json(get(path)).path("checks");
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
