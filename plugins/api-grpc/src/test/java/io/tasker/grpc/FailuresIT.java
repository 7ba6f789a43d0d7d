package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.TaskServiceGrpc;
import io.grpc.Status;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.testkit.operations.Samples;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class FailuresIT {
  private static final GetTaskRequest GET =
      GetTaskRequest.newBuilder().setTaskUuid(Samples.ID.toString()).build();
  private static final Map<ErrorCode, Status.Code> STATUS =
      Map.ofEntries(
          Map.entry(ErrorCode.INVALID_REQUEST, Status.Code.INVALID_ARGUMENT),
          Map.entry(ErrorCode.TEMPLATE_NOT_FOUND, Status.Code.NOT_FOUND),
          Map.entry(ErrorCode.TEMPLATE_INVALID, Status.Code.INVALID_ARGUMENT),
          Map.entry(ErrorCode.TASK_NOT_FOUND, Status.Code.NOT_FOUND),
          Map.entry(ErrorCode.STEP_NOT_FOUND, Status.Code.NOT_FOUND),
          Map.entry(ErrorCode.TASK_OVER, Status.Code.FAILED_PRECONDITION),
          Map.entry(ErrorCode.STEP_STATE_FORBIDS, Status.Code.INVALID_ARGUMENT),
          Map.entry(ErrorCode.TASK_EXISTS, Status.Code.ALREADY_EXISTS),
          Map.entry(ErrorCode.DLQ_ENTRY_NOT_FOUND, Status.Code.NOT_FOUND),
          Map.entry(ErrorCode.DLQ_ENTRY_CONFLICT, Status.Code.FAILED_PRECONDITION),
          Map.entry(ErrorCode.CONFIG_INVALID, Status.Code.INVALID_ARGUMENT),
          Map.entry(ErrorCode.PLUGIN_INVALID, Status.Code.INVALID_ARGUMENT),
          Map.entry(ErrorCode.SCHEMA_INVALID, Status.Code.INVALID_ARGUMENT),
          Map.entry(ErrorCode.OVERLOADED, Status.Code.UNAVAILABLE),
          Map.entry(ErrorCode.DATABASE_UNAVAILABLE, Status.Code.UNAVAILABLE),
          Map.entry(ErrorCode.CIRCUIT_OPEN, Status.Code.UNAVAILABLE),
          Map.entry(ErrorCode.MESSAGING_UNAVAILABLE, Status.Code.UNAVAILABLE),
          Map.entry(ErrorCode.STOPPING, Status.Code.UNAVAILABLE),
          Map.entry(ErrorCode.INTERNAL, Status.Code.INTERNAL));

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void each_error_has_its_status(ErrorCode code) throws Exception {
    try (var api = ApiFixture.start()) {
      api.operations.onGet =
          _ -> {
            throw new TaskerException(code, "größer als 100 %,\nsays it");
          };
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);

      var status = ApiFixture.failure(() -> tasks.getTask(GET)).getStatus();

      assertThat(status.getCode()).isEqualTo(STATUS.get(code));
      if (code == ErrorCode.INTERNAL) {
        assertThat(status.getDescription()).isEqualTo("Internal server error");
      } else {
        assertThat(status.getDescription()).endsWith("größer als 100 %,\nsays it");
      }
    }
  }

  @Test
  void creating_differs_only_in_what_a_missing_template_is() throws Exception {
    try (var api = ApiFixture.start()) {
      api.operations.onCreate =
          _ -> {
            throw new TaskerException(ErrorCode.TEMPLATE_NOT_FOUND, "no such template");
          };
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);

      assertThat(ApiFixture.code(() -> tasks.createTask(ApiFixture.ORDER)))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
  }

  @Test
  void when_to_come_back_is_a_trailer() throws Exception {
    try (var api = ApiFixture.start()) {
      api.operations.onCreate =
          _ -> {
            throw TaskerException.overloaded("full", Duration.ofMillis(2_100));
          };
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);

      var failure = ApiFixture.failure(() -> tasks.createTask(ApiFixture.ORDER));

      assertThat(failure.getTrailers().get(Answer.RETRY_AFTER)).isEqualTo("3");
    }
  }

  @Test
  void what_is_our_fault_is_not_told() throws Exception {
    try (var api = ApiFixture.start()) {
      api.operations.onGet =
          _ -> {
            throw new IllegalStateException("secret");
          };
      var tasks = TaskServiceGrpc.newBlockingStub(api.channel);

      var status = ApiFixture.failure(() -> tasks.getTask(GET)).getStatus();

      assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
      assertThat(status.getDescription()).isEqualTo("Internal server error");
    }
  }
}
