package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.ReadinessRequest;
import com.tasker.v1.Step;
import com.tasker.v1.StepState;
import com.tasker.v1.StreamTaskStatusRequest;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskState;
import com.tasker.v1.TaskStatusUpdate;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task by gRPC, from the request to its end, on what is delivered. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrpcIT {
  @TempDir Path folder;

  @Test
  void a_task_is_created_followed_and_read() {
    try (Deployment deployment = new Deployment(folder)) {
      var server = GrpcLink.serve(deployment).server();
      deployment.worker();
      try (GrpcLink link = GrpcLink.to(server)) {
        walk(link.channel());
      }
    }
  }

  private static void walk(ManagedChannel channel) {
    var ready =
        HealthServiceGrpc.newBlockingStub(channel)
            .checkReadiness(ReadinessRequest.getDefaultInstance());
    assertThat(ready.getStatus()).isEqualTo("ready");

    var tasks = TaskServiceGrpc.newBlockingStub(channel);
    String task =
        tasks
            .createTask(
                CreateTaskRequest.newBuilder()
                    .setNamespace("rust_e2e_linear")
                    .setName("mathematical_sequence")
                    .setVersion("1.0.0")
                    .setContext(
                        Struct.newBuilder()
                            .putFields("even_number", Value.newBuilder().setNumberValue(6).build()))
                    .build())
            .getTask()
            .getTaskUuid();

    List<TaskStatusUpdate> updates = new ArrayList<>();
    tasks
        .withDeadlineAfter(Duration.ofSeconds(60))
        .streamTaskStatus(StreamTaskStatusRequest.newBuilder().setTaskUuid(task).build())
        .forEachRemaining(updates::add);
    assertThat(updates.getLast().getTaskState()).isEqualTo(TaskState.TASK_STATE_COMPLETE);

    var end =
        tasks.getTask(GetTaskRequest.newBuilder().setTaskUuid(task).setIncludeSteps(true).build());
    assertThat(end.getTask().getCompletionPercentage()).isEqualTo(100);
    assertThat(end.getTask().hasCompletedAt()).isTrue();
    assertThat(end.getStepsList())
        .hasSize(4)
        .allSatisfy(step -> assertThat(step.getState()).isEqualTo(StepState.STEP_STATE_COMPLETE))
        .allSatisfy(step -> assertThat(step).matches(Step::hasResults));
  }
}
