package io.tasker.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.ListTasksRequest;
import com.tasker.v1.ResolveStepRequest;
import com.tasker.v1.StepAuditRecord;
import com.tasker.v1.Task;
import com.tasker.v1.TaskState;
import io.tasker.client.error.ServerException;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages and JSON differ: numbers, what is not set, times, names. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":7,\"b\":[1,{\"c\":null}],\"d\":1.5,\"e\":\"x\",\"f\":false}",
        "{\"a\":9007199254740992}",
        "{\"a\":-0.125}",
        "{}"
      })
  void what_a_struct_can_hold_comes_out_as_it_went_in(String context) {
    CreateTaskRequest request = create(context);

    assertThat(request.hasContextJson()).isFalse();
    assertThat(StructJson.of(request.getContext())).hasToString(context);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":9007199254740993}",
        "{\"a\":1.0}",
        "{\"a\":[0.10000000000000000001]}",
        "{\"a\":1E+400}",
        "[1]"
      })
  void what_it_cannot_hold_goes_as_text(String context) {
    CreateTaskRequest request = create(context);

    assertThat(request.hasContext()).isFalse();
    assertThat(StructJson.parse(request.getContextJson())).isEqualTo(StructJson.parse(context));
  }

  @Test
  void text_beside_a_struct_wins() {
    var task =
        TaskCalls.task(
            Task.newBuilder()
                .setContext(StructJson.struct(StructJson.parse("{\"a\":9007199254740992}")))
                .setContextJson("{\"a\":9007199254740993}")
                .setState(TaskState.TASK_STATE_WAITING_FOR_RETRY)
                .build());

    assertThat(task.path("context")).hasToString("{\"a\":9007199254740993}");
    assertThat(task.has("context_json")).isFalse();
    assertThat(task.path("status").textValue()).isEqualTo("waiting_for_retry");
  }

  @Test
  void what_is_not_set_is_null_or_left_out_as_in_rest() {
    var task = TaskCalls.task(Task.getDefaultInstance());
    assertThat(task.path("completed_at").isNull()).isTrue();
    assertThat(task.path("parent_correlation_id").isNull()).isTrue();
    assertThat(task.path("context")).hasToString("{}");
    assertThat(task.path("status").textValue()).isEqualTo("unknown");

    var audit =
        Nulls.without(MessageJson.of(StepAuditRecord.getDefaultInstance(), TimeForm.SIX_DIGITS));
    assertThat(audit.has("worker_uuid")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-21T21:16:08Z, 2026-03-21T21:16:08Z, 2026-03-21T21:16:08, 2026-03-21T21:16:08.000000Z,"
        + " 2026-03-21T21:16:08",
    "2026-03-21T21:16:08.120Z, 2026-03-21T21:16:08.120Z, 2026-03-21T21:16:08.120,"
        + " 2026-03-21T21:16:08.120000Z, 2026-03-21T21:16:08.12",
    "2026-03-21T21:16:08.123456Z, 2026-03-21T21:16:08.123456Z, 2026-03-21T21:16:08.123456,"
        + " 2026-03-21T21:16:08.123456Z, 2026-03-21T21:16:08.123456"
  })
  void each_field_has_its_form_of_time(
      Instant at, String zoned, String naive, String six, String shorter) {
    var message = TimeForm.timestamp(at);
    assertThat(TimeForm.ZONED.of(message)).isEqualTo(zoned);
    assertThat(TimeForm.NAIVE.of(message)).isEqualTo(naive);
    assertThat(TimeForm.SIX_DIGITS.of(message)).isEqualTo(six);
    assertThat(TimeForm.SHORT.of(message)).isEqualTo(shorter);
  }

  @Test
  void a_result_that_looks_like_completion_data_is_not_taken_for_it() {
    assertThat(complete("{\"x\":1}").hasResult()).isTrue();
    assertThat(complete("{\"result\":1}").getResultJson()).isEqualTo("{\"result\":1}");
    assertThat(complete("[1]").getResultJson()).isEqualTo("[1]");
  }

  @Test
  void a_page_is_an_offset() {
    ListTasksRequest request =
        TaskLists.list(list().query("page", 3).query("per_page", 20)).request();

    assertThat(request.getPagination().getOffset()).isEqualTo(40);
    assertThat(request.hasCursor()).isFalse();
  }

  @Test
  void what_cannot_be_asked_for_is_refused_as_by_rest() {
    var refused =
        catchThrowableOfType(
            ServerException.class, () -> TaskLists.list(list().query("status", "canceled")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.said())
        .contains("status \"canceled\" is not known", "did you mean cancelled?");
    assertThatThrownBy(() -> TaskLists.list(list().query("page", 0)))
        .hasMessageContaining("page must be >= 1, was 0");
  }

  private static ApiCall list() {
    return ApiCall.of(ApiOperation.LIST_TASKS);
  }

  private static CreateTaskRequest create(String context) {
    return TaskCalls.request(StructJson.parse("{\"name\":\"x\",\"context\":" + context + "}"));
  }

  private static ResolveStepRequest complete(String result) {
    return StepActions.request(
        ApiCall.of(ApiOperation.ACT_ON_STEP)
            .body(
                "{\"action_type\":\"complete_manually\",\"completion_data\":{\"result\":%s}}"
                    .formatted(result)));
  }
}
