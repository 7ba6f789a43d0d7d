package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.tasker.v1.CancelTaskRequest;
import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.GetStepRequest;
import com.tasker.v1.ListTasksRequest;
import com.tasker.v1.PaginationRequest;
import com.tasker.v1.ResolveStepRequest;
import com.tasker.v1.StepManualActionType;
import com.tasker.v1.StepServiceGrpc;
import com.tasker.v1.TaskServiceGrpc;
import io.grpc.Status;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepView;
import io.tasker.contract.operations.TaskPage;
import io.tasker.testkit.operations.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class ExactValuesIT {
  private static final String STEP = Samples.STEP_VIEW.readiness().step().toString();
  private static final CreateTaskRequest ORDER =
      ApiFixture.ORDER.toBuilder().clearContext().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":9007199254740993}",
        "{\"a\":[{\"n\":0.1234567890123456789}]}",
        "{\"n\":1e300}",
        "[1,2]",
        "7"
      })
  void what_a_struct_cannot_hold_is_told_as_text(String json) throws Exception {
    try (var api = ApiFixture.start()) {
      assertThat(resultsJson(api, json)).isEqualTo(json);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"n\":9007199254740992}", "{\"a\":[0.1,-3,null,true,\"x\"],\"b\":{}}"})
  void what_a_struct_can_hold_is_not(String json) throws Exception {
    try (var api = ApiFixture.start()) {
      assertThat(resultsJson(api, json)).isEmpty();
    }
  }

  private static String resultsJson(ApiFixture api, String json) {
    StepView step = Samples.STEP_VIEW;
    api.operations.onGetStep =
        _ ->
            new StepView(
                step.readiness(),
                step.seq(),
                step.createdAt(),
                step.updatedAt(),
                null,
                new Json(json));
    return StepServiceGrpc.newBlockingStub(api.channel)
        .getStep(
            GetStepRequest.newBuilder()
                .setTaskUuid(Samples.ID.toString())
                .setStepUuid(STEP)
                .build())
        .getStep()
        .getResultsJson();
  }

  @Test
  void a_context_can_be_asked_for_as_text() throws Exception {
    try (var api = ApiFixture.start()) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      tasks.createTask(ORDER.toBuilder().setContextJson("{\"n\":9007199254740993}").build());

      assertThat(api.operations.created.getFirst().context().text())
          .isEqualTo("{\"n\":9007199254740993}");
      for (String wrong : List.of("[1]", "{", "", "{} {}", "{\"a\":1e2000}", "{\"\\u0000\":1}")) {
        var request = ORDER.toBuilder().setContextJson(wrong).build();
        assertThat(ApiFixture.detail(() -> tasks.createTask(request)).getCode())
            .as(wrong)
            .isEqualTo("INVALID_REQUEST");
      }
      var both =
          ORDER.toBuilder().setContext(Struct.getDefaultInstance()).setContextJson("{}").build();
      assertThat(ApiFixture.detail(() -> tasks.createTask(both)).getField())
          .isEqualTo("context_json");
      assertThat(api.operations.created).hasSize(1);
    }
  }

  @Test
  void a_result_can_be_given_as_text() throws Exception {
    try (var api = ApiFixture.start()) {
      var steps = StepServiceGrpc.newBlockingStub(api.channel);
      var request =
          ResolveStepRequest.newBuilder()
              .setTaskUuid(Samples.ID.toString())
              .setStepUuid(STEP)
              .setActionType(StepManualActionType.STEP_MANUAL_ACTION_TYPE_COMPLETE_MANUALLY)
              .setPerformedBy("me")
              .setReason("why")
              .setResultJson("[9007199254740993]")
              .build();

      steps.resolveStep(request.toBuilder().setExpectedSeq(Samples.STEP_VIEW.seq()).build());

      assertThat(api.operations.acted.getFirst().action())
          .isEqualTo(
              new StepAction.CompleteManually(new Json("[9007199254740993]"), null, "me", "why"));
      assertThat(
              ApiFixture.detail(
                      () -> steps.resolveStep(request.toBuilder().setExpectedSeq(99).build()))
                  .getCode())
          .isEqualTo("OUTDATED");
      var both = request.toBuilder().setResult(Struct.getDefaultInstance()).build();
      assertThat(ApiFixture.detail(() -> steps.resolveStep(both)).getField())
          .isEqualTo("result_json");
    }
  }

  @Test
  void a_request_can_depend_on_what_was_seen() throws Exception {
    try (var api = ApiFixture.start()) {
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      var seen = tasks.getTask(ApiFixture.GET).getTask().getSeq();
      assertThat(seen).isEqualTo(Samples.TASK.seq()).isPositive();
      var cancel = CancelTaskRequest.newBuilder().setTaskUuid(Samples.ID.toString());

      assertThat(
              ApiFixture.code(
                  () -> tasks.cancelTask(cancel.clone().setExpectedSeq(seen + 1).build())))
          .isEqualTo(Status.Code.ABORTED);
      assertThat(tasks.cancelTask(cancel.setExpectedSeq(seen).build()).getSuccess()).isTrue();
    }
  }

  @Test
  void pages_follow_each_other_by_a_cursor() throws Exception {
    try (var api = ApiFixture.start()) {
      api.operations.onListTasks =
          query ->
              new TaskPage(List.of(Samples.LISTED), 1, query.perPage(), TaskPage.UNCOUNTED, "next");
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
      var request =
          ListTasksRequest.newBuilder()
              .setPagination(PaginationRequest.newBuilder().setLimit(7))
              .setCursor("")
              .putContext("a.b", "7")
              .build();

      var page = tasks.listTasks(request);

      assertThat(page.getNextCursor()).isEqualTo("next");
      assertThat(page.getPagination().getHasMore()).isTrue();
      assertThat(page.getPagination().getCount()).isEqualTo(1);
      var query = api.operations.queries.getFirst();
      assertThat(query.perPage()).isEqualTo(7);
      assertThat(query.search().cursor()).isEmpty();
      assertThat(query.search().context()).isEqualTo(Map.of("a.b", "7"));
      var offset =
          request.toBuilder().setPagination(PaginationRequest.newBuilder().setOffset(1)).build();
      assertThat(ApiFixture.detail(() -> tasks.listTasks(offset)).getField())
          .isEqualTo("pagination.offset");
    }
  }
}
