package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.rabbit.RabbitNode;
import io.tasker.walk.Deployment.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker goes away and comes back; the processes stay. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokerAwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String THRESHOLDS = "common.queues.pgmq.queue_depth_thresholds.";

  @TempDir private Path folder;
  private RabbitNode node;
  private Deployment deployment;

  @BeforeEach
  void open() {
    node = RabbitNode.start();
    deployment =
        new Deployment(folder, database -> new RabbitQueueing(database, node))
            .set("common.circuit_breakers.default_config.timeout_seconds", "1")
            .set("common.circuit_breakers.component_configs.messaging.failure_threshold", "3")
            .set("orchestration.backpressure.evaluation_interval_seconds", "1")
            .set(THRESHOLDS + "warning_threshold", "10")
            .set(THRESHOLDS + "critical_threshold", "20")
            .set(THRESHOLDS + "overflow_threshold", "1000")
            .template("one", "name: only, handler: { callable: examples.sleep }");
  }

  @AfterEach
  void close() {
    deployment.close();
    node.close();
  }

  @Test
  void tasks_are_taken_until_too_many_wait_and_all_run_when_it_is_back() throws IOException {
    Server server = deployment.server();
    RestClient worker = new RestClient(deployment.worker().healthPort());
    assertThat(worker.isReady()).isTrue();
    assertThat(create(server, "before")).isEqualTo(200);
    awaitAllComplete();

    node.stop();
    Eventually.until(
        "the server to notice",
        PATIENCE,
        () -> check(server, "messaging").path("status").asText().equals("degraded"),
        () -> check(server, "messaging").toString());
    int accepted = 0;
    while (create(server, "during-" + accepted) == 200) {
      accepted++;
      assertThat(accepted).as("tasks that were taken").isLessThan(10_000);
    }
    assertThat(accepted).isGreaterThanOrEqualTo(20);
    var refused = server.client().create("walk", "one", "{\"milliseconds\":0}", "refused");
    assertThat(refused.json().at("/error/code").asText()).isEqualTo("BACKPRESSURE");
    assertThat(refused.retryAfter()).contains("30");
    assertThat(deployment.number("SELECT count(*) FROM tasker.tasks")).isEqualTo(accepted + 1);
    Eventually.until(
        "the breaker to open",
        PATIENCE,
        () -> server.process().log().contains("name=broker from=CLOSED to=OPEN"),
        () -> server.process().log());
    assertThat(check(server, "circuit_breaker").path("status").asText()).isEqualTo("degraded");
    assertThat(server.client().get("/health/ready").status()).as("it serves").isEqualTo(200);
    assertThat(worker.isReady()).as("nothing to do for a worker").isFalse();

    node.startAgain();

    awaitAllComplete();
    Eventually.until(
        "tasks to be taken again", PATIENCE, () -> create(server, "after") != 503, () -> "");
    awaitAllComplete();
    assertThat(deployment.number("SELECT count(*) FROM tasker.outbox")).isZero();
    assertThat(check(server, "messaging").path("status").asText()).isEqualTo("healthy");
    Eventually.until("the worker to be ready", PATIENCE, worker::isReady, () -> "");
    assertThat(server.process().log())
        .contains("name=broker from=OPEN to=HALF_OPEN")
        .contains("name=broker from=HALF_OPEN to=CLOSED");
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  private void awaitAllComplete() {
    Eventually.until(
        "all tasks to complete",
        PATIENCE,
        () -> deployment.number("SELECT count(*) FROM tasker.tasks WHERE state <> 8") == 0,
        () -> deployment.texts("SELECT state FROM tasker.tasks").toString());
  }

  private static int create(Server server, String key) {
    try {
      return server.client().create("walk", "one", "{\"milliseconds\":0}", key).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode check(Server server, String name) {
    try {
      return server.client().get("/health/detailed").json().at("/checks/" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
