package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.metric.Metric;
import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two successes, one success at the second attempt, one failure after three: counted exactly. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern WORKER_WEB =
      Pattern.compile("worker health on (http://\\S+)/health");

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static Server server;
  private static Tasker worker;
  private static Scrape ofServer;
  private static Scrape ofWorker;

  @BeforeAll
  static void open() throws IOException {
    deployment =
        new Deployment(folder)
            .set("common.telemetry.log_format", "json")
            .template(
                "second_time",
                "name: only, handler: { callable: examples.fail, initialization: { fail_count: 1 }"
                    + " }, retry: { retryable: true, max_attempts: 3, backoff_base_ms: 50 }");
    server = deployment.server();
    worker = deployment.worker();
    run("examples", "echo", "{\"a\":1}", "complete");
    run("examples", "echo", "{\"a\":2}", "complete");
    run("walk", "second_time", "{}", "complete");
    run("rust_e2e_retry", "retry_exhaustion_test", "{\"test_id\":1}", "blocked_by_failures");
    String web = workerWeb();
    Eventually.until(
        "the last result to be counted",
        PATIENCE,
        () -> {
          ofServer = Scrape.of(server.client().url("/metrics"));
          ofWorker = Scrape.of(web + "/metrics");
          // Counted last of all, and like the rest only after the commit that others can see.
          return ofServer.value("tasker_dlq_entries_created_total") == 1
              && ofServer.value("tasker_tasks_active") == 1
              && ofServer.value("tasker_queue_depth", "queue=\"worker_walk_queue\"") == 0;
        },
        () -> ofServer.text());
    // A page is not of one instant: what was counted while it was written may be missing above.
    ofServer = Scrape.of(server.client().url("/metrics"));
    ofWorker = Scrape.of(web + "/metrics");
  }

  @AfterAll
  static void close() {
    deployment.close();
  }

  @Test
  void tasks_are_counted_by_namespace_and_end() {
    String requests = "tasker_tasks_requests_total";
    assertThat(ofServer.value(requests, "namespace=\"examples\"")).isEqualTo(2);
    assertThat(ofServer.value(requests, "namespace=\"walk\"")).isEqualTo(1);
    assertThat(ofServer.value(requests, "namespace=\"rust_e2e_retry\"")).isEqualTo(1);
    String completions = "tasker_tasks_completions_total";
    assertThat(ofServer.value(completions, "namespace=\"examples\"")).isEqualTo(2);
    assertThat(ofServer.value(completions, "namespace=\"walk\"")).isEqualTo(1);
    assertThat(ofServer.value("tasker_tasks_failures_total", "namespace=\"rust_e2e_retry\""))
        .isEqualTo(1);
    assertThat(
            ofServer.value("tasker_task_completion_duration_seconds_count", "namespace=\"walk\""))
        .isEqualTo(1);
    assertThat(ofServer.value("tasker_task_initialization_duration_milliseconds_count"))
        .isEqualTo(4);
    assertThat(ofServer.value("tasker_task_finalization_duration_milliseconds_count")).isEqualTo(4);
    assertThat(ofServer.value("tasker_task_state_transitions_total", "to_state=\"complete\""))
        .isEqualTo(3);
    assertThat(ofServer.value("tasker_dlq_entries_created_total")).isEqualTo(1);
    assertThat(ofServer.value("tasker_dlq_pending_investigations")).isEqualTo(1);
  }

  @Test
  void steps_are_counted_by_queue_and_result() {
    String enqueued = "tasker_steps_enqueued_total";
    assertThat(ofServer.value(enqueued, "queue=\"worker_examples_queue\"")).isEqualTo(2);
    assertThat(ofServer.value(enqueued, "queue=\"worker_walk_queue\"")).isEqualTo(2);
    assertThat(ofServer.value(enqueued, "queue=\"worker_rust_e2e_retry_queue\"")).isEqualTo(3);
    String results = "tasker_steps_results_processed_total";
    assertThat(ofServer.value(results, "result_type=\"success\"")).isEqualTo(3);
    assertThat(ofServer.value(results, "result_type=\"failure\"")).isEqualTo(4);
    assertThat(ofServer.value("tasker_step_result_processing_duration_milliseconds_count"))
        .isEqualTo(7);
    assertThat(
            ofServer.value(
                "tasker_messages_received_total", "queue=\"orchestration_step_results\""))
        .isEqualTo(7);
    assertThat(ofServer.value("tasker_steps_ready")).isZero();
    assertThat(ofServer.value("tasker_queue_depth", "queue=\"orchestration_task_requests\""))
        .isZero();
    assertThat(ofServer.value("tasker_staleness_tasks_detected_total")).isZero();
  }

  @Test
  void commands_show_waiting_apart_from_work() {
    String initialize = "command=\"initialize\"";
    assertThat(ofServer.value("tasker_actor_commands_total", initialize, "outcome=\"ok\""))
        .isEqualTo(4);
    assertThat(ofServer.value("tasker_actor_queue_duration_milliseconds_count", initialize))
        .isEqualTo(4);
    assertThat(ofServer.value("tasker_actor_work_duration_milliseconds_sum", initialize))
        .isPositive();
    assertThat(ofServer.value("tasker_channel_buffer_size", "channel=\"writer-0\"")).isPositive();
  }

  @Test
  void a_worker_counts_attempts_and_how_they_ended() {
    assertThat(ofWorker.value("tasker_steps_executions_total", "namespace=\"rust_e2e_retry\""))
        .isEqualTo(3);
    assertThat(ofWorker.value("tasker_steps_successes_total", "namespace=\"examples\""))
        .isEqualTo(2);
    assertThat(
            ofWorker.value(
                "tasker_steps_failures_total", "namespace=\"walk\"", "error_type=\"handler\""))
        .isEqualTo(1);
    assertThat(ofWorker.value("tasker_step_attempts_total", "attempt=\"first\"")).isEqualTo(4);
    assertThat(ofWorker.value("tasker_step_attempts_total", "attempt=\"retry\"")).isEqualTo(3);
    assertThat(ofWorker.value("tasker_steps_claimed_total", "queue=\"worker_walk_queue\""))
        .isEqualTo(2);
    assertThat(ofWorker.value("tasker_steps_results_submitted_total")).isEqualTo(7);
    assertThat(ofWorker.value("tasker_steps_active_executions")).isZero();
    assertThat(ofWorker.value("tasker_channel_saturation", "channel=\"credits\"")).isZero();
    assertThat(ofWorker.value("tasker_channel_buffer_size", "channel=\"credits\"")).isEqualTo(400);
    assertThat(ofWorker.value("tasker_worker_info")).isEqualTo(1);
    assertThat(ofWorker.value("tasker_worker_uptime_seconds")).isPositive();
    assertThat(ofWorker.value("tasker_worker_db_pool_size")).isPositive();
  }

  @Test
  void nothing_is_measured_that_is_not_in_the_table() {
    assertThat(ofServer.names()).isNotEmpty().allMatch(MetricsIT::isInTable);
    assertThat(ofWorker.names()).isNotEmpty().allMatch(MetricsIT::isInTable);
  }

  @Test
  void without_tracing_no_class_of_its_library_is_loaded() throws Exception {
    for (Tasker process : new Tasker[] {server.process(), worker}) {
      Process jcmd =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/jcmd",
                  Long.toString(process.process().pid()),
                  "VM.class_hierarchy")
              .redirectErrorStream(true)
              .start();
      String classes = new String(jcmd.getInputStream().readAllBytes());
      assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(classes).contains("io.tasker.core").doesNotContain("io.opentelemetry");
    }
  }

  @Test
  void logs_are_json_from_the_configuration_on() {
    assertThat(worker.log().lines().filter(line -> line.contains("worker ready")))
        .singleElement()
        .asString()
        .startsWith("{\"timestamp\":\"")
        .contains("\"level\":\"INFO\"", "\"logger\":\"io.tasker.worker.boot.WorkerProcess\"");
  }

  private static boolean isInTable(String name) {
    return Metric.all().stream()
        .map(metric -> metric.publicName().replace('.', '_'))
        .anyMatch(
            known ->
                name.equals(known)
                    || name.equals(known + "_total")
                    || name.equals(known + "_seconds")
                    || name.equals(known + "_milliseconds")
                    || name.startsWith(known) && name.endsWith("_max"));
  }

  private static String workerWeb() {
    Matcher line = WORKER_WEB.matcher(worker.log());
    assertThat(line.find()).as(worker.log()).isTrue();
    return line.group(1);
  }

  private static void run(String namespace, String name, String context, String end)
      throws IOException {
    String task =
        server.client().create(namespace, name, context, null).json().path("task_uuid").asText();
    Eventually.until(
        name + " to be " + end, PATIENCE, () -> status(task).equals(end), () -> status(task));
  }

  private static String status(String task) {
    try {
      return server.client().task(task).path("status").asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
