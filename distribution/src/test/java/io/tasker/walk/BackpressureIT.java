package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.RestClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than the server can take is refused, and says when to come back. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackpressureIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String QUEUE = "orchestration_task_requests";
  private static final String THRESHOLDS = "common.queues.pgmq.queue_depth_thresholds.";

  @TempDir private Path folder;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment = new Deployment(folder);
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void a_queue_that_grows_over_its_thresholds_stops_creation_until_it_is_empty() {
    deployment
        .set(THRESHOLDS + "warning_threshold", "5")
        .set(THRESHOLDS + "critical_threshold", "10")
        .set(THRESHOLDS + "overflow_threshold", "20")
        .set("orchestration.backpressure.evaluation_interval_seconds", "1")
        .set("orchestration.actors.task_request.queue_enabled", "false");
    Server server = deployment.server();
    RestClient client = server.client();
    awaitQueue(client, "healthy");

    send(5);
    awaitQueue(client, "degraded");
    assertThat(create(client).status()).isEqualTo(200);

    send(5);
    assertRefused(
        awaitRefusal(client, "critical"),
        "Queue '" + QUEUE + "' at critical depth (10 messages)",
        30);
    assertThat(queueStatus(client)).isEqualTo("unhealthy");

    send(10);
    assertRefused(
        awaitRefusal(client, "overflow"),
        "Queue '" + QUEUE + "' at overflow depth (20 messages)",
        60);
    Scrape full = Scrape.of(client.url("/metrics"));
    assertThat(full.value("tasker_health_queue_depth_tier", QUEUE)).isEqualTo(3);
    assertThat(full.value("tasker_health_backpressure_active")).isEqualTo(1);
    long stored = deployment.number("SELECT count(*) FROM tasker.tasks");
    assertThat(create(client).status()).isEqualTo(503);
    assertThat(deployment.number("SELECT count(*) FROM tasker.tasks")).isEqualTo(stored);

    deployment.execute("DELETE FROM pgmq.q_" + QUEUE);
    Eventually.until("tasks to be taken again", PATIENCE, () -> create(client).status() == 200);
    awaitQueue(client, "healthy");
    assertThat(server.process().log())
        .contains("new tasks are refused reason=queue_depth retry_after_s=30")
        .contains("new tasks are accepted again");
  }

  @Test
  void a_nearly_full_channel_refuses_the_next_and_forgets_none_of_those_it_took() throws Exception {
    deployment
        .set("orchestration.writers.count", "1")
        .set("orchestration.writers.set_size", "1")
        .set("orchestration.mpsc_channels.command_processor.command_buffer_size", "10");
    RestClient client = deployment.server().client();
    List<Future<Answer>> taken = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection blocker = deployment.connect();
        Statement lock = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      lock.execute("LOCK TABLE tasker.tasks IN ACCESS EXCLUSIVE MODE");
      Answer refused = fill(() -> threads.submit(() -> create(client)), taken);
      assertRefused(refused, "Command channel critically saturated (100.0%)", 15);
      assertThat(client.get("/health/live").status()).isEqualTo(200);

      blocker.rollback();
      for (Future<Answer> answer : taken) {
        assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
    }
    assertThat(create(client).status()).isEqualTo(200);
    assertThat(deployment.number("SELECT count(*) FROM tasker.tasks")).isEqualTo(taken.size() + 1);
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  private interface Sender {
    Future<Answer> send();
  }

  /** Sends requests until one is refused; those that wait are kept. */
  private static Answer fill(Sender sender, List<Future<Answer>> waiting)
      throws ExecutionException, InterruptedException {
    for (int i = 0; i < 20; i++) {
      Future<Answer> next = sender.send();
      try {
        return next.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        waiting.add(next);
      }
    }
    throw new AssertionError("20 requests were taken by a channel that holds 10");
  }

  private void send(int count) {
    deployment.execute(
        "SELECT pgmq.send('" + QUEUE + "', '{}'::jsonb) FROM generate_series(1, " + count + ")");
  }

  private static Answer awaitRefusal(RestClient client, String tier) {
    Answer[] last = new Answer[1];
    Eventually.until(
        "creation to be refused for depth " + tier,
        PATIENCE,
        () -> {
          last[0] = create(client);
          return last[0].status() == 503 && last[0].text().contains(tier);
        },
        () -> last[0].text());
    return last[0];
  }

  private static void assertRefused(Answer answer, String reason, int seconds) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.retryAfter()).contains("" + seconds);
    assertThat(answer.json().at("/error/code").asText()).isEqualTo("BACKPRESSURE");
    assertThat(answer.json().at("/error/message").asText())
        .isEqualTo("Service under backpressure: " + reason);
    assertThat(answer.json().at("/error/retry_after_seconds").asInt()).isEqualTo(seconds);
  }

  private static void awaitQueue(RestClient client, String status) {
    Eventually.until(
        "the queue to be " + status,
        PATIENCE,
        () -> queueStatus(client).equals(status),
        () -> queueStatus(client));
  }

  private static String queueStatus(RestClient client) {
    try {
      return client.get("/health/detailed").json().at("/checks/queue_depth/status").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer create(RestClient client) {
    try {
      return client.create("examples", "echo", "{\"id\":\"" + UUID.randomUUID() + "\"}", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
