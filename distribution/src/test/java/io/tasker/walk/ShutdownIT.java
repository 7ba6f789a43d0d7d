package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import io.tasker.walk.RestClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGTERM in the middle of work: both end with 0, keep what they promised and burn nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ParameterizedClass
@EnumSource(Queueing.Kind.class)
class ShutdownIT {
  private static final int TASKS = 100;
  private static final int CLIENTS = 4;

  @Parameter Queueing.Kind kind;
  @TempDir private Path folder;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment =
        new Deployment(folder, kind)
            .set("worker.mpsc_channels.handler_dispatch.max_concurrent_handlers", "8")
            .template("two", step("a", ""), step("b", "a"));
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void a_worker_that_is_told_to_stop_hands_in_what_it_runs() throws IOException {
    Server server = deployment.server();
    Tasker worker = deployment.worker();
    for (int task = 0; task < TASKS; task++) {
      assertThat(create(server, 200, "first-" + task).status()).isEqualTo(200);
    }
    Eventually.until(
        "it to be in the middle of work",
        Duration.ofSeconds(30),
        () -> complete() > 0 && steps("state = 2") > 0);

    assertThat(worker.stop()).as("exit code of the worker").isZero();

    assertThat(complete()).as("tasks that were complete already").isLessThan(TASKS);
    assertThat(steps("state = 2")).as("steps that somebody still holds").isZero();
    assertThat(steps("attempts > 1")).as("steps that ran twice").isZero();
    assertThat(deployment.number("SELECT count(*) FROM tasker.workers WHERE stopped_at IS NULL"))
        .as("workers that did not sign off")
        .isZero();
    assertThat(worker.log()).contains("stopped took_ms=").doesNotContain(" ERROR ", "\tat ");

    assertThat(server.process().stop()).as("exit code of the server").isZero();
    assertThat(server.process().log()).contains("stopped took_ms=").doesNotContain(" ERROR ");
    assertThat(deployment.verify()).as("with nobody running").isEqualTo("no violations");

    deployment.server();
    deployment.worker();
    awaitComplete(TASKS);
    assertThat(steps("attempts <> 1")).as("steps that did not run exactly once").isZero();
    assertThat(deployment.number("SELECT count(*) FROM tasker.step_transitions WHERE cause = 4"))
        .as("expired leases")
        .isZero();
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  @Test
  void a_server_that_is_told_to_stop_has_stored_what_it_confirmed() throws Exception {
    Server server = deployment.server();
    deployment.worker();
    Set<String> confirmed = ConcurrentHashMap.newKeySet();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        String name = "client-" + client + "-";
        all.add(clients.submit(() -> createUntilRefused(server, name, confirmed)));
      }
      Eventually.until("some tasks", Duration.ofSeconds(30), () -> confirmed.size() >= TASKS);
      assertThat(server.process().stop()).as("exit code of the server").isZero();
      for (Future<?> one : all) {
        one.get(30, TimeUnit.SECONDS);
      }
    }

    assertThat(deployment.texts("SELECT task_uuid FROM tasker.tasks"))
        .as("what is stored, and what clients were told of")
        .containsExactlyInAnyOrderElementsOf(confirmed);
    deployment.server();
    awaitComplete(confirmed.size());
    assertThat(steps("attempts <> 1")).isZero();
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  /** Creates task after task; ends when the server is gone or says that it is going. */
  private static void createUntilRefused(Server server, String name, Set<String> confirmed) {
    for (int task = 0; ; task++) {
      try {
        Answer answer = create(server, 20, name + task);
        if (answer.status() == 503) {
          return;
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        confirmed.add(answer.json().path("task_uuid").asText());
      } catch (IOException e) {
        return;
      }
    }
  }

  private static Answer create(Server server, int milliseconds, String key) throws IOException {
    String context = "{\"milliseconds\":" + milliseconds + "}";
    return server.client().create("walk", "two", context, key);
  }

  private static String step(String name, String dependencies) {
    return "name: %s, dependencies: [%s], handler: { callable: examples.sleep }"
        .formatted(name, dependencies);
  }

  private void awaitComplete(int tasks) {
    Eventually.until(
        "all tasks to complete",
        Duration.ofSeconds(60),
        () -> complete() == tasks,
        () ->
            deployment
                .texts("SELECT state || ' ' || count(*) FROM tasker.v_tasks GROUP BY state")
                .toString());
  }

  private long complete() {
    return deployment.number("SELECT count(*) FROM tasker.tasks WHERE state = 8");
  }

  private long steps(String which) {
    return deployment.number("SELECT count(*) FROM tasker.workflow_steps WHERE " + which);
  }
}
