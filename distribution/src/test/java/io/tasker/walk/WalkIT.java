package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import io.tasker.walk.RestClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference workflows from a client's request to their results, in every mode of delivery. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ParameterizedClass
@CsvSource({"Hybrid, PGMQ", "EventDrivenOnly, PGMQ", "PollingOnly, PGMQ", "Hybrid, RABBITMQ"})
class WalkIT {
  private static final String ORDER =
      """
      {"customer": {"id": 7, "name": "A Customer", "email": "a@shop.example"},
       "items": [{"sku": "BOOK-1", "quantity": 2, "price": 19.99},
                 {"sku": "LAMP-3", "quantity": 1, "price": 45.50}],
       "payment": {"method": "card", "token": "tok_valid"},
       "shipping": {"method": "express", "address": "1 Main Street"}}
      """;

  private static Path folder;
  private static Deployment deployment;
  private static Server server;
  private static Tasker worker;

  @Parameter(0)
  String mode;

  @Parameter(1)
  Queueing.Kind kind;

  @BeforeParameterizedClassInvocation
  static void open(String mode, Queueing.Kind kind) throws IOException {
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "walk-" + mode);
    deployment = deployment(mode, kind);
    server = deployment.server();
    worker = deployment.worker();
  }

  @AfterParameterizedClassInvocation
  static void close() {
    deployment.close();
  }

  private static Deployment deployment(String mode, Queueing.Kind kind) {
    Deployment made = new Deployment(folder, kind);
    for (String system :
        List.of("orchestration.event_systems.orchestration.", "worker.event_systems.worker.")) {
      made.set(system + "deployment_mode", mode);
      made.set(system + "timing.health_check_interval_seconds", "1");
    }
    return made;
  }

  @Test
  void a_line_of_four_steps() throws IOException {
    String task = run("rust_e2e_linear", "mathematical_sequence", "{\"even_number\":6}");

    assertThat(result(task, "linear_step_4").asText()).isEqualTo("2821109907456");
    assertThat(history(task, "step_no IS NULL")).isEqualTo(historyOfALineOf(4));
    for (int step = 0; step < 4; step++) {
      assertThat(history(task, "step_no = " + step))
          .as("history of step %d", step)
          .containsExactly(
              "pending Enqueue enqueued",
              "enqueued Start in_progress",
              "in_progress EnqueueForOrchestration enqueued_for_orchestration",
              "enqueued_for_orchestration Complete complete");
    }
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

    assertThat(result(task, "dag_transform").asText()).isEqualTo("1679616");
    assertThat(result(task, "dag_validate").asText()).isEqualTo("2821109907456");
    assertThat(result(task, "dag_finalize").asText())
        .isEqualTo(BigInteger.valueOf(6).pow(64).toString());
  }

  @Test
  void an_order() throws IOException {
    String task = run("rust_e2e_order_fulfillment", "business_workflow", ORDER);

    JsonNode checked = result(task, "validate_order");
    assertThat(checked.path("total_quantity").asInt()).isEqualTo(3);
    assertThat(checked.path("subtotal").decimalValue()).isEqualByComparingTo("85.48");
    JsonNode paid = result(task, "process_payment");
    assertThat(paid.path("charged_amount").decimalValue())
        .isEqualByComparingTo(checked.path("total_amount").decimalValue());
    JsonNode shipped = result(task, "ship_order");
    assertThat(shipped.path("tracking_number").asText()).matches("TRK-[0-9A-F]{12}");
    assertThat(shipped.path("transaction_id")).isEqualTo(paid.path("transaction_id"));
    assertThat(shipped.path("reservation_id"))
        .isEqualTo(result(task, "reserve_inventory").path("reservation_id"));
  }

  @Test
  void an_order_whose_payment_is_declined_fails_for_good_and_says_why() throws IOException {
    String declined = ORDER.replace("tok_valid", "tok_declined");
    String task = create("rust_e2e_order_fulfillment", "business_workflow", declined);
    Eventually.until(
        "the task to be blocked",
        Duration.ofSeconds(20),
        () -> task(task).path("status").asText().equals("blocked_by_failures"),
        () -> task(task).toString());

    assertThat(steps(task))
        .extracting(step -> step.path("current_state").asText())
        .containsExactly("complete", "complete", "error", "pending");
    JsonNode payment = steps(task).get(2);
    assertThat(payment.path("results").path("error").path("message").asText())
        .contains("the bank declined the payment");
    assertThat(payment.path("attempts").asInt()).as("three are allowed").isEqualTo(1);
    assertThat(task(task).path("execution_status").asText()).isEqualTo("blocked_by_failures");
    assertThat(task(task).path("health_status").asText()).isEqualTo("blocked");
  }

  @Test
  void a_retry_that_is_due_is_run() throws IOException {
    String task = run("rust_e2e_retry", "retry_mechanics_test", "{\"test_id\":\"1\"}");

    assertThat(steps(task).getFirst().path("attempts").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"/health, healthy", "/health/live, alive", "/health/ready, ready"})
  void the_worker_says_how_it_is(String path, String status) throws IOException {
    Answer answer = new RestClient(worker.healthPort()).get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo(status);
    assertThat(answer.json().path("worker_id").asText()).isNotBlank();
    assertThat(answer.json().path("delivery_mode").asText()).isEqualTo(mode);
  }

  @Test
  void the_server_says_how_it_notices_work() throws IOException {
    String path = mode.equals("PollingOnly") ? "polling" : "push";
    Eventually.until(
        "the path of the mode",
        Duration.ofSeconds(20),
        () -> delivery().path("message").asText().startsWith(mode + ": " + path),
        () -> delivery().toString());

    assertThat(delivery().path("status").asText()).isEqualTo("healthy");
    assertThat(server.client().get("/metrics").text())
        .contains("tasker_delivery_push", "tasker_delivery_path_switches_total");
  }

  @Test
  void a_server_without_apis_does_the_work_as_well() throws IOException {
    try (Deployment own = deployment(mode, kind)) {
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

  private static List<String> historyOfALineOf(int steps) {
    List<String> history = new ArrayList<>();
    history.add("pending Start initializing");
    history.add("initializing ReadyStepsFound enqueuing_steps");
    history.add("enqueuing_steps StepsEnqueued steps_in_process");
    for (int step = 1; step < steps; step++) {
      history.add("steps_in_process StepCompleted evaluating_results");
      history.add("evaluating_results ReadyStepsFound enqueuing_steps");
      history.add("enqueuing_steps StepsEnqueued steps_in_process");
    }
    history.add("steps_in_process AllStepsCompleted evaluating_results");
    history.add("evaluating_results AllStepsSuccessful complete");
    return history;
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

  private static JsonNode delivery() {
    try {
      return server.client().get("/health/ready").json().path("checks").path("delivery");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
