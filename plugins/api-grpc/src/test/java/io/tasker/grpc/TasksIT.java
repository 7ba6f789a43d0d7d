package io.tasker.grpc;

import static io.tasker.grpc.ApiFixture.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.tasker.v1.CancelTaskRequest;
import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.GetTaskSummaryRequest;
import com.tasker.v1.ListTasksRequest;
import com.tasker.v1.PaginationRequest;
import com.tasker.v1.Task;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskServiceGrpc.TaskServiceBlockingStub;
import com.tasker.v1.TaskState;
import io.grpc.Status;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.testkit.operations.Samples;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class TasksIT {
  private ApiFixture api;
  private TaskServiceBlockingStub tasks;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
    tasks = TaskServiceGrpc.newBlockingStub(api.channel);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_short_request_has_the_defaults_of_the_public_server() {
    tasks.createTask(ORDER);

    assertThat(api.operations.created)
        .containsExactly(
            new TaskRequest(
                Samples.TASK.template(),
                new Json("{\"order\":7}"),
                new Origin("grpc", "tasker-core", "Task created via gRPC"),
                List.of(),
                0,
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void everything_that_rest_takes_is_taken() {
    tasks.createTask(
        ORDER.toBuilder()
            .setInitiator("me")
            .setSourceSystem("cli")
            .setReason("demo")
            .setPriority(-5)
            .addTags("vip")
            .setCorrelationId(Samples.CORRELATION.toString().toUpperCase(java.util.Locale.ROOT))
            .setParentCorrelationId("{" + Samples.CORRELATION + "}")
            .setRequestedAt(Timestamp.newBuilder().setSeconds(1_700_000_000).setNanos(5))
            .setOptions(Struct.newBuilder().putFields("dry", bool()))
            .setIdempotencyKey("once")
            .build());

    assertThat(api.operations.created)
        .containsExactly(
            new TaskRequest(
                Samples.TASK.template(),
                new Json("{\"order\":7}"),
                new Origin("me", "cli", "demo"),
                List.of("vip"),
                -5,
                Samples.CORRELATION,
                Samples.CORRELATION,
                "once",
                Instant.ofEpochSecond(1_700_000_000, 5),
                new Json("{\"dry\":true}")));
  }

  @Test
  void a_task_comes_with_every_field() {
    Task task = tasks.getTask(get(false, false)).getTask();

    assertThat(task.getTaskUuid()).isEqualTo(Samples.ID.toString());
    assertThat(task.getState()).isEqualTo(TaskState.TASK_STATE_WAITING_FOR_RETRY);
    assertThat(task.getContext().getFieldsOrThrow("amount").getNumberValue()).isEqualTo(1.5);
    assertThat(task.getCreatedAt().getNanos()).isEqualTo(123_456_000);
    assertThat(task.getTagsList()).containsExactly("vip", "eu");
    assertThat(task.getTotalSteps()).isEqualTo(3);
    assertThat(task.getCompletionPercentage()).isEqualTo(33.33);
    assertThat(task.hasCompletedAt()).isFalse();
    assertThat(task.hasParentCorrelationId()).isFalse();
    // Left at their defaults in the sample: no failed step, none ready, none in progress.
    assertThat(task.getAllFields().keySet()).hasSizeGreaterThanOrEqualTo(19);
  }

  @Test
  void steps_and_context_come_when_asked_for() {
    assertThat(tasks.getTask(get(false, false)).hasContext()).isFalse();
    assertThat(api.operations.listed).isEmpty();

    var answer = tasks.getTask(get(true, true));

    assertThat(answer.getStepsList()).hasSize(1);
    assertThat(answer.getSteps(0).getNamedStepUuid()).isEqualTo(Samples.NAMED_STEP.toString());
    assertThat(answer.getSteps(0).getBackoffRequestSeconds()).isEqualTo(2);
    assertThat(answer.getContext().getInputs().getFieldsMap()).containsKey("order");
  }

  @Test
  void a_long_answer_arrives_whole() {
    String text = "x".repeat(9_000);
    api.operations.onGet =
        _ -> withContext("{\"texts\":" + Collections.nCopies(200, "\"" + text + "\"") + "}");

    var texts = tasks.getTask(get(false, false)).getTask().getContext().getFieldsOrThrow("texts");

    assertThat(texts.getListValue().getValuesList())
        .hasSize(200)
        .allSatisfy(value -> assertThat(value.getStringValue()).isEqualTo(text));
  }

  @Test
  void an_offset_need_not_be_at_the_start_of_a_page() {
    TaskView other = Samples.CANCELLED_TASK;
    api.operations.onListTasks =
        query ->
            new TaskPage(
                query.page() == 2 ? List.of(other, Samples.LISTED) : List.of(Samples.LISTED, other),
                query.page(),
                query.perPage(),
                9);

    var list =
        tasks.listTasks(
            ListTasksRequest.newBuilder()
                .setPagination(PaginationRequest.newBuilder().setLimit(2).setOffset(3))
                .addStates(TaskState.TASK_STATE_COMPLETE)
                .addTags("vip")
                .setName("order")
                .build());

    assertThat(api.operations.queries)
        .extracting(TaskQuery::page, TaskQuery::status, query -> query.narrowing().tag())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, "complete", "vip"),
            org.assertj.core.groups.Tuple.tuple(3L, "complete", "vip"));
    assertThat(list.getTasksList())
        .extracting(Task::getState)
        .containsExactly(TaskState.TASK_STATE_CANCELLED, TaskState.TASK_STATE_CANCELLED);
    assertThat(list.getTasks(0).getContext().getFieldsCount()).isZero();
    assertThat(list.getTasks(1).getContext().getFieldsCount()).isZero();
    assertThat(list.getPagination().getOffset()).isEqualTo(3);
    assertThat(list.getPagination().getTotal()).isEqualTo(9);
    assertThat(list.getPagination().getHasMore()).isTrue();
  }

  @Test
  void cancelling_a_task_that_is_over_is_told_and_no_failure() {
    assertThat(tasks.cancelTask(cancel()).getSuccess()).isTrue();
    assertThat(api.operations.cancelled).extracting("reason").containsExactly("enough");
    api.operations.onCancel =
        _ -> {
          throw new TaskerException(ErrorCode.TASK_OVER, "it is complete");
        };

    var answer = tasks.cancelTask(cancel());

    assertThat(answer.getSuccess()).isFalse();
    assertThat(answer.hasTask()).isFalse();
    assertThat(answer.getMessage()).contains("it is complete");
  }

  @Test
  void a_summary_has_its_five_parts() {
    var summary =
        tasks.getTaskSummary(
            GetTaskSummaryRequest.newBuilder().setTaskUuid(Samples.ID.toString()).build());

    assertThat(summary.getTask().getCreatedAt()).isEqualTo("2026-03-21T21:16:08.123456+00:00");
    assertThat(summary.getTemplate().getStepsList()).hasSize(2);
    assertThat(summary.getSteps(0).getError().getStatusCode()).isEqualTo(504);
    assertThat(summary.getSteps(1).hasError()).isFalse();
    assertThat(summary.getDlq().getInDlq()).isTrue();
    assertThat(summary.getLinks().getTask()).isEqualTo("/v1/tasks/" + Samples.ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "correlation", "priority", "number", "text", "time", "key"})
  void a_wrong_field_is_named(String what) {
    var request = ORDER.toBuilder();
    String expected =
        switch (what) {
          case "name" -> {
            request.setName("");
            yield "name must be 1 to 64";
          }
          case "correlation" -> {
            request.setCorrelationId("no");
            yield "Invalid UUID: correlation_id";
          }
          case "priority" -> {
            request.setPriority(101);
            yield "priority must be -100 to 100, was 101";
          }
          case "number" -> {
            request.setContext(
                Struct.newBuilder()
                    .putFields("n", Value.newBuilder().setNumberValue(Double.NaN).build()));
            yield "context.n must be a finite number";
          }
          case "text" -> {
            request.addTags("a\0b");
            yield "tags[0] contains the character U+0000";
          }
          case "time" -> {
            request.setRequestedAt(Timestamp.newBuilder().setSeconds(-1));
            yield "requested_at must be a time";
          }
          default -> {
            request.setIdempotencyKey("");
            yield "idempotency_key must not be empty";
          }
        };

    var failure = ApiFixture.failure(() -> tasks.createTask(request.build()));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(failure.getStatus().getDescription()).contains(expected);
    assertThat(api.operations.created).isEmpty();
  }

  private static GetTaskRequest get(boolean steps, boolean context) {
    return GetTaskRequest.newBuilder()
        .setTaskUuid(Samples.ID.toString())
        .setIncludeSteps(steps)
        .setIncludeContext(context)
        .build();
  }

  private static CancelTaskRequest cancel() {
    return CancelTaskRequest.newBuilder()
        .setTaskUuid(Samples.ID.toString())
        .setReason("enough")
        .build();
  }

  private static Value bool() {
    return Value.newBuilder().setBoolValue(true).build();
  }

  private static TaskView withContext(String json) {
    TaskView task = Samples.TASK;
    return new TaskView(
        task.task(),
        task.seq(),
        task.template(),
        task.state(),
        task.createdAt(),
        task.updatedAt(),
        task.completedAt(),
        new Json(json),
        task.origin(),
        task.priority(),
        task.tags(),
        task.correlationId(),
        task.parentCorrelationId(),
        task.counts(),
        task.executionStatus(),
        task.steps());
  }
}
