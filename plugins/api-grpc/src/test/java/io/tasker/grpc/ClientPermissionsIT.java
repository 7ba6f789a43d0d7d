package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.tasker.client.TaskerClient;
import io.tasker.client.error.ServerException;
import io.tasker.client.model.Task;
import io.tasker.contract.spi.security.Caller;
import io.tasker.grpc.read.Refused;
import io.tasker.testkit.operations.Samples;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Java client where it may not do everything. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class ClientPermissionsIT {
  private static final UUID TASK = UUID.fromString(Samples.ID.toString());

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void a_task_is_read_without_its_steps_by_whoever_may_not_read_them() throws Exception {
    try (var api = without("steps:read", Status.Code.PERMISSION_DENIED);
        var client = TaskerClient.of("grpc://127.0.0.1:" + api.port())) {
      // As the public server does it, which tells steps by a call of their own.
      api.operations.onList = _ -> List.of();

      Task task = client.task(TASK);

      assertThat(task.totalSteps()).isPositive();
      assertThat(task.steps()).isEmpty();
      assertThat(asked).containsExactly("tasks:read", "steps:read");
    }
  }

  @Test
  void every_other_failure_to_read_steps_is_one_to_read_the_task() throws Exception {
    try (var api = without("steps:read", Status.Code.INTERNAL);
        var client = TaskerClient.of("grpc://127.0.0.1:" + api.port())) {
      api.operations.onList = _ -> List.of();

      assertThat(catchThrowableOfType(ServerException.class, () -> client.task(TASK)).status())
          .isEqualTo(500);
    }
  }

  private ApiFixture without(String missing, Status.Code refusal) {
    return ApiFixture.start(
        (_, permission) -> {
          asked.add(permission);
          if (permission.equals(missing)) {
            throw new Refused(refusal, missing + " is needed");
          }
          return Caller.ANYBODY;
        });
  }
}
