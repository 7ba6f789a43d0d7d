package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} of server and worker in the middle of 500 tasks: nothing is lost, nothing twice.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ParameterizedClass
@EnumSource(Queueing.Kind.class)
class KillIT {
  private static final int TASKS = 500;
  private static final String NUMBER = "{\"even_number\":6}";
  private static final String PAUSE = "{\"milliseconds\":5}";
  private static final String ORDER =
      """
      {"customer": {"id": 7, "name": "A Customer", "email": "a@shop.example"},
       "items": [{"sku": "BOOK-1", "quantity": 2, "price": 19.99}],
       "payment": {"method": "card", "token": "tok_valid"},
       "shipping": {"method": "express", "address": "1 Main Street"}}
      """;
  private static final List<Work> MIX =
      List.of(
          new Work("rust_e2e_linear", "mathematical_sequence", NUMBER),
          new Work("walk", "line", PAUSE),
          new Work("rust_e2e_diamond", "diamond_pattern", NUMBER),
          new Work("walk", "diamond", PAUSE),
          new Work("rust_e2e_order_fulfillment", "business_workflow", ORDER),
          new Work("walk", "pair", PAUSE));

  /** What a client asks for. */
  private record Work(String namespace, String name, String context) {}

  @Parameter Queueing.Kind kind;
  @TempDir private Path folder;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment =
        new Deployment(folder, kind)
            .set("worker.lease.fixed_ms", "2000")
            .set("orchestration.recovery.guard_interval_ms", "200")
            .template("line", step("a", ""), step("b", "a"), step("c", "b"), step("d", "c"))
            .template("diamond", step("a", ""), step("b", "a"), step("c", "a"), step("d", "b, c"))
            .template("pair", step("a", ""), step("b", "a"));
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void every_task_completes_and_every_result_is_accepted_once() throws Exception {
    AtomicReference<Server> server = new AtomicReference<>(deployment.server());
    Tasker worker = deployment.worker();
    AtomicInteger created = new AtomicInteger();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int client = 0; client < 8; client++) {
        int first = client;
        done.add(clients.submit(() -> createAll(first, server, created)));
      }
      Eventually.until(
          "a third to be created", Duration.ofSeconds(60), () -> created.get() >= TASKS / 3);
      server.get().process().kill();
      server.set(deployment.server());

      Eventually.until(
          "a third to be complete", Duration.ofSeconds(60), () -> complete() >= TASKS / 3);
      String slow = createLong(server.get());
      Eventually.until(
          "the worker to hold a step that takes its time",
          Duration.ofSeconds(60),
          () -> inProgress(slow));
      worker.kill();
      deployment.worker();
      for (Future<?> one : done) {
        one.get(120, TimeUnit.SECONDS);
      }
      server.get().process().kill();
      deployment.server();
    }

    Eventually.until(
        "all tasks to complete",
        Duration.ofSeconds(120),
        () -> complete() == TASKS + 1,
        () ->
            deployment
                .texts("SELECT state || ' ' || count(*) FROM tasker.v_tasks GROUP BY state")
                .toString());
    assertThat(deployment.verify()).isEqualTo("no violations");
    assertThat(deployment.number("SELECT count(*) FROM tasker.tasks")).isEqualTo(TASKS + 1);
    assertThat(
            deployment.number(
                "SELECT count(*) FROM (SELECT task_uuid, step_no FROM tasker.step_transitions"
                    + " WHERE to_state = 6 GROUP BY 1, 2 HAVING count(*) > 1) AS twice"))
        .as("steps that completed twice")
        .isZero();
    assertThat(
            deployment.number(
                "SELECT count(*) FROM tasker.workflow_steps w WHERE attempts <> 1 +"
                    + " (SELECT count(*) FROM tasker.step_transitions h WHERE h.task_uuid ="
                    + " w.task_uuid AND h.step_no = w.step_no AND h.cause = 4)"))
        .as("further attempts without an expired lease")
        .isZero();
    assertThat(
            deployment.texts(
                "SELECT DISTINCT d.name || ' ' || w.result FROM tasker.workflow_steps w"
                    + " JOIN tasker.template_steps d ON d.template_step_id = w.template_step"
                    + " WHERE d.name IN ('linear_step_4', 'diamond_end') ORDER BY 1"))
        .as("what all lines and all diamonds of numbers came to")
        .containsExactly("diamond_end 2821109907456", "linear_step_4 2821109907456");
    assertThat(deployment.number("SELECT count(*) FROM tasker.step_transitions WHERE cause = 4"))
        .as("leases that the killed worker left behind")
        .isPositive();
  }

  private static Void createAll(int first, AtomicReference<Server> server, AtomicInteger created) {
    for (int task = first; task < TASKS; task += 8) {
      Work work = MIX.get(task % MIX.size());
      while (!create(server.get(), work, task)) {
        LockSupport.parkNanos(20_000_000); // as a client would wait before it tries again
      }
      created.incrementAndGet();
    }
    return null;
  }

  /** One more task, whose step is still running when its worker is killed. */
  private static String createLong(Server server) throws IOException {
    return server
        .client()
        .create("walk", "pair", "{\"milliseconds\":1500}", "long")
        .json()
        .path("task_uuid")
        .asText();
  }

  /** Asks until there is an answer; the key makes asking twice harmless. */
  private static boolean create(Server server, Work work, int task) {
    try {
      int status =
          server
              .client()
              .create(work.namespace(), work.name(), work.context(), "task-" + task)
              .status();
      return status == 200 || status == 409; // 409: the answer to an earlier try was lost
    } catch (IOException e) {
      return false;
    }
  }

  private static String step(String name, String dependencies) {
    return "name: %s, dependencies: [%s], handler: { callable: examples.sleep }, retry: { max_attempts: 5, backoff_base_ms: 100, max_backoff_ms: 1000 }"
        .formatted(name, dependencies);
  }

  private long complete() {
    return deployment.number("SELECT count(*) FROM tasker.tasks WHERE state = 8");
  }

  private boolean inProgress(String task) {
    return deployment.number(
            "SELECT count(*) FROM tasker.workflow_steps WHERE state = 2 AND task_uuid = '"
                + task
                + "'")
        == 1;
  }
}
