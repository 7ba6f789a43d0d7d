package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.Operation;
import io.tasker.rest.route.Route;
import io.tasker.testkit.api.ApiDocument;
import io.tasker.testkit.operations.FakeOperations;
import io.tasker.testkit.operations.MoreSamples;
import io.tasker.testkit.operations.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every route with every outcome that clients rely on, as a table. TASK, STEP and ENTRY are known,
 * NONE is a UUID of nothing; the last column is the type of the reply, or the code of its error.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContractIT {
  private static final String NONE = "99999999-9999-4999-8999-999999999999";
  private static final String AUDIT = "/v1/tasks/TASK/workflow_steps/STEP/audit";

  private static ApiFixture api;
  private static ApiDocument document;

  @BeforeAll
  static void start() {
    api = ApiFixture.start("config_endpoint_enabled", "true");
    document = api.document();
    api.operations.onGet = task -> known(task.equals(Samples.ID), Samples.TASK);
    api.operations.onSummary = task -> known(task.equals(Samples.ID), MoreSamples.SUMMARY);
    api.operations.onCancel = it -> known(it.task().equals(Samples.ID), Samples.CANCELLED_TASK);
    api.operations.onGetStep = step -> known(step.equals(Samples.ID.step(0)), Samples.STEP_VIEW);
    api.operations.onAct = it -> known(it.step().equals(Samples.ID.step(0)), Samples.STEP_VIEW);
    api.operations.onAudit = step -> known(step.equals(Samples.ID.step(0)), MoreSamples.AUDIT);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static <T> T known(boolean known, T value) {
    if (!known) {
      throw new TaskerException(ErrorCode.TASK_NOT_FOUND, "Resource not found");
    }
    return value;
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /v1/tasks                             |    | 200 | TaskListResponse
          GET    | /v1/tasks?cursor=&context.a=1         |    | 200 | TaskListResponse
          POST   | /v1/tasks/batch                       | [{}] | 200 | BatchResponse
          POST   | /v1/tasks/batch                       | {} | 422 | UNPROCESSABLE
          POST   | /v1/tasks/bulk/cancel                 | {"filter":{"name":"a"}} | 200 | BulkResponse
          POST   | /v1/tasks/bulk/cancel                 | {"filter":{}} | 400 | BAD_REQUEST
          POST   | /v1/tasks/bulk/retry                  | {"filter":{"name":"a"}} | 200 | BulkResponse
          POST   | /v1/tasks/bulk/retry                  | {} | 422 | UNPROCESSABLE
          GET    | /v1/tasks/x/events                    |    | 400 | INVALID_UUID
          GET    | /v1/tasks?page=x                      |    | 400 | BAD_REQUEST
          POST   | /v1/tasks                             | {} | 422 | UNPROCESSABLE
          POST   | /v1/tasks                             | {  | 400 | JSON_ERROR
          GET    | /v1/tasks/TASK                        |    | 200 | TaskResponse
          GET    | /v1/tasks/x                           |    | 400 | INVALID_UUID
          GET    | /v1/tasks/NONE                        |    | 404 | NOT_FOUND
          DELETE | /v1/tasks/TASK                        |    | 200 | TaskResponse
          DELETE | /v1/tasks/x                           |    | 400 | INVALID_UUID
          DELETE | /v1/tasks/NONE                        |    | 404 | NOT_FOUND
          GET    | /v1/tasks/TASK/summary                |    | 200 | TaskSummaryResponse
          GET    | /v1/tasks/x/summary                   |    | 400 | INVALID_UUID
          GET    | /v1/tasks/NONE/summary                |    | 404 | NOT_FOUND
          GET    | /v1/tasks/TASK/workflow_steps         |    | 200 | [StepResponse]
          GET    | /v1/tasks/x/workflow_steps            |    | 400 | BAD_REQUEST
          GET    | /v1/tasks/TASK/workflow_steps/STEP    |    | 200 | StepResponse
          GET    | /v1/tasks/TASK/workflow_steps/x       |    | 400 | BAD_REQUEST
          GET    | /v1/tasks/TASK/workflow_steps/NONE    |    | 404 | NOT_FOUND
          PATCH  | /v1/tasks/TASK/workflow_steps/STEP    | {"action_type":"reset_for_retry","reason":"","reset_by":"kim"} | 200 | StepResponse
          PATCH  | /v1/tasks/TASK/workflow_steps/STEP    | {"action_type":"redo"} | 422 | UNPROCESSABLE
          PATCH  | /v1/tasks/TASK/workflow_steps/NONE    | {"action_type":"reset_for_retry","reason":"","reset_by":"kim"} | 404 | NOT_FOUND
          GET    | /v1/tasks/TASK/workflow_steps/STEP/audit |    | 200 | [StepAuditResponse]
          GET    | /v1/tasks/x/workflow_steps/STEP/audit    |    | 400 | BAD_REQUEST
          GET    | /v1/tasks/TASK/workflow_steps/x/audit    |    | 400 | BAD_REQUEST
          GET    | /v1/tasks/TASK/workflow_steps/NONE/audit |    | 404 | NOT_FOUND
          GET    | /v1/templates                         |    | 200 | TemplateListResponse
          GET    | /v1/templates/shop/order/1.0.0        |    | 200 | TemplateDetail
          GET    | /v1/analytics/performance             |    | 200 | PerformanceMetrics
          GET    | /v1/analytics/performance?hours=-1    |    | 400 | BAD_REQUEST
          GET    | /v1/analytics/performance?hours=1.5   |    | 400 | BAD_REQUEST
          GET    | /v1/analytics/bottlenecks             |    | 200 | BottleneckAnalysis
          GET    | /v1/analytics/bottlenecks?limit=-1    |    | 400 | BAD_REQUEST
          GET    | /v1/analytics/bottlenecks?min_executions=x | | 400 | BAD_REQUEST
          GET    | /v1/dlq                               |    | 200 | [DlqEntry]
          GET    | /v1/dlq?resolution_status=Pending     |    | 200 | [DlqEntry]
          GET    | /v1/dlq?resolution_status=pending     |    | 200 | [DlqEntry]
          GET    | /v1/dlq?resolution_status=open        |    | 400 | BAD_REQUEST
          GET    | /v1/dlq?limit=-1                      |    | 400 | BAD_REQUEST
          GET    | /v1/dlq?offset=-1                     |    | 400 | BAD_REQUEST
          GET    | /v1/dlq/task/TASK                     |    | 200 | DlqEntry
          GET    | /v1/dlq/task/x                        |    | 400 | INVALID_UUID
          GET    | /v1/dlq/task/NONE                     |    | 404 | NOT_FOUND
          PATCH  | /v1/dlq/entry/ENTRY                   | {} | 200 | UpdateInvestigationResponse
          PATCH  | /v1/dlq/entry/ENTRY                   | {"resolution_status":"ManuallyResolved","resolution_notes":null,"resolved_by":"kim","metadata":{"a":1}} | 200 | UpdateInvestigationResponse
          PATCH  | /v1/dlq/entry/ENTRY                   | {"resolution_status":"permanently_failed"} | 200 | UpdateInvestigationResponse
          PATCH  | /v1/dlq/entry/ENTRY                   | {"resolution_status":"done"} | 422 | UNPROCESSABLE
          PATCH  | /v1/dlq/entry/ENTRY                   | {"resolved_by":7} | 422 | UNPROCESSABLE
          PATCH  | /v1/dlq/entry/ENTRY                   | x  | 400 | JSON_ERROR
          PATCH  | /v1/dlq/entry/x                       | {} | 400 | INVALID_UUID
          PATCH  | /v1/dlq/entry/NONE                    | {} | 404 | NOT_FOUND
          PATCH  | /v1/dlq/entry/OVER                    | {"resolution_status":"Pending"} | 409 | CONFLICT
          GET    | /v1/dlq/stats                         |    | 200 | [DlqStats]
          GET    | /v1/dlq/investigation-queue           |    | 200 | [DlqInvestigationQueueEntry]
          GET    | /v1/dlq/investigation-queue?limit=x   |    | 400 | BAD_REQUEST
          GET    | /v1/dlq/staleness                     |    | 200 | [StalenessMonitoring]
          GET    | /v1/dlq/staleness?limit=x             |    | 400 | BAD_REQUEST
          GET    | /config                               |    | 200 | OrchestrationConfigResponse
          GET    | /health                               |    | 200 | HealthResponse
          GET    | /health/live                          |    | 200 | HealthResponse
          GET    | /health/ready                         |    | 200 | ReadinessResponse
          GET    | /health/detailed                      |    | 200 | DetailedHealthResponse
          GET    | /v1/handlers                          |    | 404 | NOT_FOUND
          POST   | /v1/dlq                               | {} | 405 | METHOD_NOT_ALLOWED
          """)
  void a_request_has_its_status_and_form(
      String method, String path, String body, int status, String form) {
    String real =
        path.replace("TASK", Samples.ID.toString())
            .replace("STEP", Samples.ID.step(0).toString())
            .replace("ENTRY", MoreSamples.ENTRY.entry().toString())
            .replace("OVER", MoreSamples.RESOLVED.entry().toString())
            .replace("NONE", NONE);

    var answer =
        body == null
            ? api.send(method, real, BodyPublishers.noBody())
            : api.send(
                method, real, BodyPublishers.ofString(body), "Content-Type", "application/json");

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("content-type")).contains("application/json");
    assertThat(answer.header("x-request-id")).isPresent();
    if (status == 200) {
      assertThat(document.problems(form, answer.json())).isEmpty();
    } else {
      assertThat(document.problems("ErrorEnvelope", answer.json())).isEmpty();
      assertThat(answer.code()).isEqualTo(form);
    }
  }

  static final List<Route> ROUTES =
      Routes.table(
              new FakeOperations().asOperations(), new EventStreams(1, Duration.ofHours(1)), true)
          .routes()
          .stream()
          .filter(route -> !route.path().startsWith("/api-docs"))
          .toList();

  @ParameterizedTest
  @FieldSource("ROUTES")
  void every_route_is_described_with_its_permission(Route route) {
    var operation = document.operation(route.method().text(), route.path());

    assertThat(operation.path("operationId").asText()).isNotEmpty();
    assertThat(Optional.ofNullable(operation.get("x-required-permission")).map(p -> p.asText()))
        .isEqualTo(Optional.ofNullable(route.operation()).flatMap(Operation::permission));
    boolean open = operation.path("x-required-permission").isMissingNode();
    assertThat(operation.has("security")).isNotEqualTo(open);
    assertThat(operation.path("responses").has("401")).isNotEqualTo(open);
    assertThat(operation.path("responses").has("403")).isNotEqualTo(open);
  }

  @Test
  void nothing_is_described_that_is_no_route() {
    var routes =
        ROUTES.stream()
            .map(route -> route.method().text().toLowerCase(Locale.ROOT) + " " + route.path())
            .toList();
    var paths = document.root().path("paths");

    assertThat(
            ApiDocument.names(paths).stream()
                .flatMap(
                    path ->
                        ApiDocument.names(paths.path(path)).stream()
                            .map(method -> method + " " + path)))
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void numbers_and_statuses_arrive_with_their_defaults() {
    api.operations.insight.asked.clear();

    api.get("/v1/analytics/performance");
    api.get("/v1/analytics/performance?hours=0");
    api.get("/v1/analytics/bottlenecks");
    api.get("/v1/analytics/bottlenecks?limit=3&min_executions=1&hours=48");
    api.get("/v1/dlq");
    api.get("/v1/dlq?resolution_status=manually_resolved&limit=7&offset=14");
    api.get("/v1/dlq/investigation-queue");
    api.get("/v1/dlq/staleness?limit=1000");

    assertThat(api.operations.insight.asked)
        .containsExactly(
            "performance 24",
            "performance 0",
            "bottlenecks 10 5 24",
            "bottlenecks 3 1 48",
            "list null 50 0",
            "list MANUALLY_RESOLVED 7 14",
            "queue 100",
            "staleness 1000");
  }

  @Test
  void what_is_not_there_is_left_out_of_an_audit() {
    var audit =
        api.get(
                AUDIT
                    .replace("TASK", Samples.ID.toString())
                    .replace("STEP", Samples.ID.step(0).toString()))
            .json();

    assertThat(audit.get(0).has("worker_uuid")).isFalse();
    assertThat(audit.get(0).has("execution_time_ms")).isFalse();
    assertThat(audit.get(1).path("execution_time_ms").asLong()).isEqualTo(12);
    assertThat(audit.get(1).path("recorded_at").asText()).isEqualTo("2026-03-21T21:16:08.123456Z");
    assertThat(audit.get(1).path("from_state").asText()).isEqualTo("in_progress");
  }

  @Test
  void values_are_spelled_as_clients_parse_them() {
    var entries = api.get("/v1/dlq").json();
    var summary = api.get("/v1/tasks/" + Samples.ID + "/summary").json();
    var bottlenecks = api.get("/v1/analytics/bottlenecks").json();
    var performance = api.get("/v1/analytics/performance").json();

    assertThat(entries.at("/0/dlq_reason").asText()).isEqualTo("MaxRetriesExceeded");
    assertThat(entries.at("/1/resolution_status").asText()).isEqualTo("ManuallyResolved");
    assertThat(summary.at("/dlq").toString())
        .isEqualTo(
            "{\"in_dlq\":true,\"dlq_reason\":\"max_retries_exceeded\","
                + "\"resolution_status\":\"pending\"}");
    assertThat(summary.at("/steps/0/error").toString())
        .isEqualTo("{\"error_type\":\"Timeout\",\"retryable\":true,\"status_code\":504}");
    assertThat(summary.at("/steps/1/error").isNull()).isTrue();
    assertThat(summary.at("/steps/0/created_at").asText()).isEqualTo("2026-03-21T21:16:08");
    assertThat(bottlenecks.at("/slow_steps/0/error_rate").asDouble()).isEqualTo(0.3333);
    assertThat(bottlenecks.at("/resource_utilization/system_health/total_tasks").asInt())
        .isEqualTo(3);
    assertThat(bottlenecks.path("recommendations")).hasSize(3);
    assertThat(performance.path("completion_rate").asDouble()).isEqualTo(33.33);
    assertThat(performance.path("steps_per_hour").asInt()).isEqualTo(2);
    assertThat(performance.path("calculated_at").asText()).endsWith("+00:00");
  }

  @Test
  void the_configuration_is_not_there_unless_it_is_switched_on() {
    try (var closed = ApiFixture.start()) {
      assertThat(closed.get("/config").status()).isEqualTo(404);
    }
    assertThat(api.get("/config").json().at("/settings/common.database.password").asText())
        .isEqualTo("***");
  }
}
