package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.rabbit.RabbitNode;
import io.tasker.walk.Deployment.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that can happen to a broker, during 2,000 tasks and more: nothing is lost, nothing
 * twice. New tasks come all the time, so that no fault meets a system at rest.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokerFaultsIT {
  private static final int LEAST_TASKS = 2_000;
  private static final int TASKS_BETWEEN_FAULTS = 200;
  private static final int CLIENTS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration PACE = Duration.ofMillis(60); // of each client
  private static final QueueName WALK = new QueueName("worker_walk_queue");

  @TempDir private Path folder;
  private RabbitNode node;
  private TcpProxy network;
  private Deployment deployment;
  private String host;
  private final AtomicReference<Server> server = new AtomicReference<>();
  private final AtomicInteger created = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  @BeforeEach
  void open() {
    node = RabbitNode.start();
    network = TcpProxy.to("127.0.0.1", node.port());
    deployment =
        new Deployment(folder, this::queueing)
            .set("orchestration.recovery.guard_interval_ms", "200")
            .set("orchestration.recovery.reconcile_interval_seconds", "1")
            .set("orchestration.recovery.lost_message_after_seconds", "5")
            .set("common.circuit_breakers.default_config.timeout_seconds", "1")
            .template("line", step("a", ""), step("b", "a"), step("c", "b"))
            .template("diamond", step("a", ""), step("b", "a"), step("c", "a"), step("d", "b, c"));
  }

  private Queueing queueing(TestDatabase database) {
    RabbitQueueing queueing = new RabbitQueueing(database, node, network.port());
    host = queueing.host();
    return queueing;
  }

  @AfterEach
  void close() {
    deployment.close();
    network.close();
    node.close();
  }

  @Test
  void every_task_completes_once_whatever_happens_to_the_broker() throws Exception {
    server.set(deployment.server());
    deployment.worker();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        done.add(clients.submit(() -> createAll(first)));
      }
      underLoad(this::stopAndStartTheBroker);
      underLoad(() -> node.ctl("close_all_connections", "a fault"));
      underLoad(this::refuseToPublish);
      underLoad(() -> node.ctl("delete_queue", "-p", host, WALK.value()));
      underLoad(this::killTheServerBetweenCommitAndPublish);
      over.set(true);
      for (Future<?> one : done) {
        one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    }

    awaitComplete(created.get());
    Eventually.until(
        "an empty outbox",
        PATIENCE,
        () -> deployment.number("SELECT count(*) FROM tasker.outbox") == 0);
    assertThat(deployment.number("SELECT count(*) FROM tasker.tasks")).isEqualTo(created.get());
    assertThat(
            deployment.number(
                "SELECT count(*) FROM (SELECT task_uuid, step_no FROM tasker.step_transitions"
                    + " WHERE to_state = 6 GROUP BY 1, 2 HAVING count(*) > 1) AS twice"))
        .as("steps that completed twice")
        .isZero();
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  private interface Fault {
    void happen() throws Exception;
  }

  private void underLoad(Fault fault) throws Exception {
    awaitComplete(complete() + TASKS_BETWEEN_FAULTS);
    fault.happen();
  }

  private void awaitComplete(long tasks) {
    Eventually.until(
        tasks + " tasks to be complete",
        PATIENCE,
        () -> complete() >= tasks,
        () ->
            deployment.texts("SELECT state || ' ' || count(*) FROM tasker.v_tasks GROUP BY state")
                + server.get().process().log());
  }

  private long complete() {
    return deployment.number("SELECT count(*) FROM tasker.tasks WHERE state = 8");
  }

  private void stopAndStartTheBroker() {
    node.stop();
    node.startAgain();
  }

  private void refuseToPublish() {
    node.ctl("set_vm_memory_high_watermark", "0");
    Eventually.until(
        "the server to be told",
        PATIENCE,
        () -> server.get().process().log().contains("blocked"),
        () -> server.get().process().log());
    node.ctl("set_vm_memory_high_watermark", "0.4");
  }

  private void killTheServerBetweenCommitAndPublish() {
    network.freeze("");
    Eventually.until(
        "committed messages that are not published",
        PATIENCE,
        () -> deployment.number("SELECT count(*) FROM tasker.outbox") > 0);
    server.get().process().kill();
    assertThat(deployment.number("SELECT count(*) FROM tasker.outbox"))
        .as("what the killed server left behind")
        .isPositive();
    network.restore();
    server.set(deployment.server());
  }

  private Void createAll(int client) {
    for (int task = 0; !over.get() || created.get() < LEAST_TASKS; task++) {
      String template = task % 2 == 0 ? "line" : "diamond";
      do {
        LockSupport.parkNanos(PACE.toNanos()); // the load, and what a client waits to try again
      } while (!create(template, client + "-" + task));
      created.incrementAndGet();
    }
    return null;
  }

  /** Asks until there is an answer; the key makes asking twice harmless. */
  private boolean create(String template, String key) {
    try {
      int status =
          server.get().client().create("walk", template, "{\"milliseconds\":1}", key).status();
      return status == 200 || status == 409; // 409: the answer to an earlier try was lost
    } catch (IOException e) {
      return false;
    }
  }

  private static String step(String name, String dependencies) {
    return "name: %s, dependencies: [%s], handler: { callable: examples.sleep }"
        .formatted(name, dependencies);
  }
}
