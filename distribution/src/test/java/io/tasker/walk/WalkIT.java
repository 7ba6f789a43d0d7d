package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference workflows from a client's request to their results. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WalkIT {
  @TempDir private static Path folder;
  private static Deployment deployment;
  private static Server server;
  private static Tasker worker;

  @BeforeAll
  static void open() {
    deployment = new Deployment(folder);
    server = deployment.server();
    worker = deployment.worker();
  }

  @AfterAll
  static void close() {
    deployment.close();
  }

  @Test
  void a_line_of_four_steps() throws IOException {
    String task = run("rust_e2e_linear", "mathematical_sequence", "{\"even_number\":6}");

    assertThat(result(task, "linear_step_4").asText()).isEqualTo("2821109907456");
    assertThat(history(task, "step_no IS NULL"))
        .hasSize(14)
        .startsWith("pending Start initializing")
        .endsWith(
            "steps_in_process AllStepsCompleted evaluating_results",
            "evaluating_results AllStepsSuccessful complete");
    assertThat(history(task, "step_no = 0"))
        .containsExactly(
            "pending Enqueue enqueued",
            "enqueued Start in_progress",
            "in_progress EnqueueForOrchestration enqueued_for_orchestration",
            "enqueued_for_orchestration Complete complete");
  }

  @Test
  void a_diamond() throws IOException {
    String task = run("rust_e2e_diamond", "diamond_pattern", "{\"even_number\":6}");

    assertThat(result(task, "diamond_end").asText()).isEqualTo("2821109907456");
  }

  @Test
  void a_tree_of_eight_steps() throws IOException {
    String task = run("rust_e2e_tree", "hierarchical_tree", "{\"even_number\":6}");

    assertThat(result(task, "tree_final_convergence").asText())
        .isEqualTo(BigInteger.valueOf(6).pow(64).toString());
  }

  @Test
  void a_mixed_graph_of_seven_steps() throws IOException {
    String task = run("rust_e2e_mixed_dag", "complex_dag", "{\"even_number\":6}");

    assertThat(server.client().task(task).path("completed_steps").asInt()).isEqualTo(7);
  }

  @Test
  void an_order_that_is_wrong_fails_for_good_and_says_why() throws IOException {
    String task = create("rust_e2e_order_fulfillment", "business_workflow", "{\"items\":[]}");
    Eventually.until(
        "the task to be blocked",
        Duration.ofSeconds(20),
        () -> task(task).path("status").asText().equals("blocked_by_failures"));

    JsonNode first = steps(task).getFirst();
    assertThat(first.path("current_state").asText()).isEqualTo("error");
    assertThat(first.path("results").path("error").path("message").asText()).isNotBlank();
    assertThat(first.path("attempts").asInt()).isEqualTo(1);
    assertThat(task(task).path("execution_status").asText()).isEqualTo("blocked_by_failures");
    assertThat(task(task).path("health_status").asText()).isEqualTo("blocked");
  }

  @Test
  void a_retry_that_is_due_is_run() throws IOException {
    String task = run("rust_e2e_retry", "retry_mechanics_test", "{\"test_id\":\"1\"}");

    assertThat(steps(task).getFirst().path("attempts").asInt()).isEqualTo(3);
  }

  @Test
  void the_worker_says_how_it_is() {
    assertThat(worker.log()).contains("worker health on http://127.0.0.1:");
  }

  @Test
  void a_server_without_apis_does_the_work_as_well() throws IOException {
    try (Deployment own = new Deployment(folder)) {
      Server front = own.server();
      own.worker();
      Tasker silent = own.run("server", Map.of("orchestration.web.enabled", "false"));
      Eventually.until(
          "the silent server",
          Duration.ofSeconds(30),
          () -> silent.log().contains("server ready"),
          silent::log);
      String task =
          front
              .client()
              .create("rust_e2e_linear", "mathematical_sequence", "{\"even_number\":4}", null)
              .json()
              .path("task_uuid")
              .asText();
      front.process().kill(); // whatever is left to do, only the silent one can do it

      Eventually.until(
          "the task to complete",
          Duration.ofSeconds(20),
          () ->
              own.number(
                      "SELECT count(*) FROM tasker.tasks WHERE state = 8 AND task_uuid = '"
                          + task
                          + "'")
                  == 1);
      assertThat(silent.log()).contains("apis=0").doesNotContain("listening on");
      assertThat(own.verify()).isEqualTo("no violations");
      assertThat(silent.stop()).as("exit code").isZero();
    }
  }

  @Test
  void the_invariants_hold_while_the_system_runs() {
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  private static String run(String namespace, String name, String context) throws IOException {
    String task = create(namespace, name, context);
    Eventually.until(
        name + " to complete",
        Duration.ofSeconds(30),
        () -> task(task).path("status").asText().equals("complete"),
        () -> task(task).toString());
    JsonNode done = task(task);
    assertThat(done.path("execution_status").asText()).isEqualTo("all_complete");
    assertThat(done.path("completion_percentage").asDouble()).isEqualTo(100);
    assertThat(done.path("completed_at").asText()).endsWith("Z");
    return task;
  }

  private static String create(String namespace, String name, String context) throws IOException {
    var answer = server.client().create(namespace, name, context, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("task_uuid").asText();
  }

  private static JsonNode result(String task, String step) throws IOException {
    return steps(task).stream()
        .filter(one -> one.path("name").asText().equals(step))
        .findFirst()
        .orElseThrow()
        .path("results")
        .path("result");
  }

  private static List<JsonNode> steps(String task) throws IOException {
    List<JsonNode> steps = new ArrayList<>();
    server.client().get("/v1/tasks/" + task + "/workflow_steps").json().forEach(steps::add);
    return steps;
  }

  private static JsonNode task(String task) {
    try {
      return server.client().task(task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> history(String task, String which) {
    return deployment.texts(
        "SELECT from_state || ' ' || cause || ' ' || to_state FROM tasker.v_history WHERE task_uuid"
            + " = '"
            + task
            + "' AND "
            + which
            + " ORDER BY seq");
  }
}
