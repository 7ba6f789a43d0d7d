package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.RestClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away and comes back; the processes stay. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseAwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Deployment deployment;
  private TcpProxy network;

  @BeforeEach
  void open() {
    deployment =
        new Deployment(folder)
            .set("common.circuit_breakers.default_config.timeout_seconds", "1")
            .set("common.circuit_breakers.component_configs.web.failure_threshold", "3")
            .set("common.database.pool.acquire_timeout_seconds", "1")
            .set("orchestration.web.database_pools.web_api_connection_timeout_seconds", "1")
            .set("orchestration.backpressure.evaluation_interval_seconds", "1");
    network = deployment.proxied();
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void calls_are_refused_at_once_until_it_is_back_and_nothing_is_lost() throws IOException {
    Server server = deployment.server();
    deployment.worker();
    RestClient client = server.client();
    String before = create(client).json().path("task_uuid").asText();
    assertThat(breakerState(client)).isEqualTo("Closed");

    network.cut("");
    Eventually.until(
        "creation to be refused",
        PATIENCE,
        () -> code(create(client)).equals("BACKPRESSURE"),
        () -> server.process().log());
    Answer refused = untilOpen(() -> create(client), "BACKPRESSURE");
    assertThat(refused.text()).contains("Service under backpressure: Circuit breaker open");
    assertThat(refused.json().at("/error/retry_after_seconds").asInt()).isEqualTo(30);
    assertThat(refused.retryAfter()).contains("30");

    String path = "/v1/tasks/" + before;
    Answer read = untilOpen(() -> get(client, path), "CIRCUIT_BREAKER_OPEN");
    assertThat(read.retryAfter()).contains("1");
    untilOpen(() -> get(client, "/v1/tasks"), "CIRCUIT_BREAKER_OPEN");
    untilOpen(() -> get(client, "/v1/templates"), "CIRCUIT_BREAKER_OPEN");
    for (int i = 0; i < 20; i++) {
      assertThat(get(client, path).status()).as("never our fault").isEqualTo(503);
    }
    assertThat(client.get("/health/live").status()).isEqualTo(200);
    assertThat(client.get("/health/ready").status()).isEqualTo(503);
    Answer health = client.get("/health/detailed");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().path("status").asText()).isEqualTo("degraded");
    assertThat(health.json().at("/checks/web_database/status").asText()).isEqualTo("unhealthy");
    assertThat(health.json().at("/checks/circuit_breaker/status").asText()).isEqualTo("degraded");

    network.restore();
    Eventually.until(
        "tasks to be taken again", PATIENCE, () -> create(client).status() == 200, () -> "");
    Eventually.until(
        "the breaker to be closed", PATIENCE, () -> breakerState(client).equals("Closed"));
    Eventually.until("the server to be ready", PATIENCE, client::isReady);
    Eventually.until(
        "all tasks to complete",
        PATIENCE,
        () -> deployment.number("SELECT count(*) FROM tasker.tasks WHERE state <> 8") == 0);
    assertThat(server.process().log())
        .contains("circuit breaker name=database from=CLOSED to=OPEN failures_in_row=3")
        .contains("from=OPEN to=HALF_OPEN")
        .contains("from=HALF_OPEN to=CLOSED");
    Scrape metrics = Scrape.of(client.url("/metrics"));
    assertThat(metrics.value("tasker_api_circuit_breaker_state")).isZero();
    assertThat(
            metrics.value(
                "tasker_api_requests_rejected_total",
                "endpoint=\"create_task\"",
                "reason=\"circuit_breaker\""))
        .isPositive();
    assertThat(
            metrics.value(
                "tasker_api_requests_rejected_total",
                "endpoint=\"read\"",
                "reason=\"circuit_breaker\""))
        .isPositive();
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  private interface Call {
    Answer make();
  }

  /**
   * Between two open times one call may be let through and fail slowly; what is refused is refused
   * quickly.
   */
  private Answer untilOpen(Call call, String code) {
    Answer[] last = new Answer[1];
    Eventually.until(
        "a quick " + code,
        PATIENCE,
        () -> {
          long begun = System.nanoTime();
          last[0] = call.make();
          assertThat(last[0].status()).as(last[0].text()).isEqualTo(503);
          Duration took = Duration.ofNanos(System.nanoTime() - begun);
          return code(last[0]).equals(code) && took.toMillis() < 500;
        },
        () -> last[0].text());
    return last[0];
  }

  private static String breakerState(RestClient client) {
    return get(client, "/health/detailed").json().at("/info/circuit_breaker_state").asText();
  }

  private static String code(Answer answer) {
    return answer.json().at("/error/code").asText();
  }

  private static Answer create(RestClient client) {
    try {
      return client.create("examples", "echo", "{\"id\":\"" + UUID.randomUUID() + "\"}", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer get(RestClient client, String path) {
    try {
      return client.get(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
