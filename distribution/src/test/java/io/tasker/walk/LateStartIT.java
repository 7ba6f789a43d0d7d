package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.testkit.rabbit.RabbitNode;
import io.tasker.walk.Deployment.Tasker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server and worker are started before what they need, as when a machine boots. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LateStartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder;
  private Deployment deployment;
  private TcpProxy network;

  private void open(Deployment made) {
    deployment = made;
    network = made.proxied();
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void they_wait_for_database_and_broker_and_then_work() throws IOException {
    try (RabbitNode node = RabbitNode.start()) {
      open(new Deployment(folder, database -> new RabbitQueueing(database, node)));
      theyWaitForBothAndThenWork(node);
    }
  }

  private void theyWaitForBothAndThenWork(RabbitNode node) throws IOException {
    node.stop();
    network.cut("");
    int port = Deployment.freePort();
    RestClient client = new RestClient(port);
    Tasker server =
        deployment.run("server", Map.of("orchestration.web.bind_address", "127.0.0.1:" + port));
    Tasker worker = deployment.run("worker", Map.of());
    List<Tasker> both = List.of(server, worker);
    both.forEach(process -> awaitLine(process, "waiting for the database up_to_s=60"));

    network.restore();
    both.forEach(process -> awaitLine(process, "the database is there"));
    both.forEach(process -> awaitLine(process, "waiting for the broker up_to_s=60"));
    assertThat(client.isReady()).as("nobody listens yet").isFalse();

    node.startAgain();
    both.forEach(process -> awaitLine(process, "the broker is there"));
    Eventually.until("the server to be ready", PATIENCE, client::isReady, server::log);
    awaitLine(worker, "worker ready");
    assertThat(client.create("examples", "echo", "{\"id\":\"late\"}", null).status())
        .isEqualTo(200);
    Eventually.until(
        "the task to complete",
        PATIENCE,
        () -> deployment.number("SELECT count(*) FROM tasker.tasks WHERE state = 8") == 1,
        () -> server.log() + worker.log());
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  @Test
  void a_worker_on_an_empty_database_waits_for_a_server_to_make_the_schema() throws IOException {
    open(new Deployment(folder));
    Tasker worker = deployment.run("worker", Map.of());
    awaitLine(worker, "waiting for the schema up_to_s=60");

    deployment.server();

    awaitLine(worker, "the schema is there");
    awaitLine(worker, "worker ready");
  }

  @Test
  void what_does_not_come_in_time_ends_the_start_and_says_why() {
    open(new Deployment(folder));
    network.cut("");
    deployment.set("common.database.start_timeout_seconds", "2");
    for (String command : List.of("server", "worker")) {
      Tasker refused = deployment.run(command, Map.of());

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.log())
          .contains("waiting for the database up_to_s=2")
          .contains("tasker: DATABASE_UNAVAILABLE: cannot connect to the database")
          .contains("waited 2 s for it (common.database.start_timeout_seconds)")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void one_who_waits_ends_at_once_when_told_to() {
    open(new Deployment(folder));
    network.cut("");
    for (String command : List.of("server", "worker")) {
      Tasker waiting = deployment.run(command, Map.of());
      awaitLine(waiting, "waiting for the database");

      long begun = System.nanoTime();
      assertThat(waiting.stop()).isEqualTo(TERMINATED);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  private static void awaitLine(Tasker process, String line) {
    Eventually.until(
        "\"" + line + "\"",
        PATIENCE,
        () -> !process.isAlive() || process.log().contains(line),
        process::log);
    assertThat(process.log()).contains(line);
  }
}
