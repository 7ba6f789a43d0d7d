package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.StepState;
import com.tasker.v1.StreamTaskStatusRequest;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskStatusUpdate;
import com.tasker.v1.TaskStatusUpdate.UpdateType;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.testkit.operations.FakeFeed;
import io.tasker.testkit.operations.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class StreamsIT {
  private static final TaskerException AWAY =
      new TaskerException(ErrorCode.DATABASE_UNAVAILABLE, "away");

  @Test
  void each_state_is_told_once_until_the_task_is_over() throws Exception {
    try (var api = ApiFixture.start()) {
      feed(
          api,
          task(Samples.TASK.seq(), "waiting_for_retry"),
          task(Samples.TASK.seq() + 1, "steps_in_process"),
          step(Samples.STEP_VIEW.seq() + 1, "complete"),
          task(Samples.TASK.seq() + 1, "steps_in_process"),
          task(Samples.TASK.seq() + 2, "resolved_manually"));

      assertThat(updates(api, false))
          .extracting(TaskStatusUpdate::getUpdateType, update -> update.getTaskState().getNumber())
          .containsExactly(
              Tuple.tuple(UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE, 7),
              Tuple.tuple(UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE, 4),
              Tuple.tuple(UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE, 12));
      assertThat(api.operations.watched.getFirst().task()).isEqualTo(Samples.ID);
    }
  }

  @Test
  void steps_and_the_end_are_told_when_asked_for() throws Exception {
    try (var api = ApiFixture.start()) {
      feed(
          api,
          step(Samples.STEP_VIEW.seq(), "in_progress"),
          task(Samples.TASK.seq() + 1, "error"),
          step(Samples.STEP_VIEW.seq() + 1, "error"));

      var updates = updates(api, true);

      assertThat(updates)
          .extracting(TaskStatusUpdate::getUpdateType)
          .containsExactly(
              UpdateType.UPDATE_TYPE_STEP_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_STEP_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_TASK_ERROR);
      assertThat(updates.get(3).getStepUpdate().getState()).isEqualTo(StepState.STEP_STATE_ERROR);
      assertThat(updates.get(3).getStepUpdate().getAttempt())
          .isEqualTo(Samples.STEP_VIEW.readiness().attempts());
      assertThat(updates.get(3).getStepUpdate().getStepUuid())
          .isEqualTo(updates.getFirst().getStepUpdate().getStepUuid());
    }
  }

  @Test
  void a_database_that_is_away_is_waited_for_and_nothing_is_told_twice() throws Exception {
    try (var api = ApiFixture.start()) {
      var watches = new AtomicInteger();
      api.operations.onWatch =
          (_, _) -> {
            if (watches.incrementAndGet() == 1) {
              throw AWAY;
            }
            return new FakeFeed()
                .put(task(Samples.TASK.seq() + 1, "steps_in_process"))
                .put(step(Samples.STEP_VIEW.seq() + 1, "complete"))
                .put(task(Samples.TASK.seq() + 2, "complete"));
          };
      var lists = new AtomicInteger();
      api.operations.onList =
          _ -> {
            if (lists.incrementAndGet() == 2) {
              throw AWAY;
            }
            return List.of(Samples.STEP_VIEW);
          };

      assertThat(updates(api, true))
          .extracting(TaskStatusUpdate::getUpdateType)
          .containsExactly(
              UpdateType.UPDATE_TYPE_STEP_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_STEP_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE,
              UpdateType.UPDATE_TYPE_TASK_COMPLETE);
      assertThat(watches).hasValue(3);
    }
  }

  @Test
  void a_task_that_is_over_needs_no_feed() throws Exception {
    try (var api = ApiFixture.start()) {
      api.operations.onGet = _ -> Samples.CANCELLED_TASK;

      assertThat(updates(api, true))
          .extracting(TaskStatusUpdate::getUpdateType)
          .endsWith(UpdateType.UPDATE_TYPE_TASK_ERROR);
      assertThat(api.operations.watched).isEmpty();
    }
  }

  @Test
  void a_task_that_does_not_exist_ends_the_stream() throws Exception {
    try (var api = ApiFixture.start()) {
      api.operations.onGet =
          id -> {
            throw new TaskerException(ErrorCode.TASK_NOT_FOUND, "Task not found: " + id);
          };

      assertThat(ApiFixture.code(() -> updates(api, false))).isEqualTo(Status.Code.NOT_FOUND);
    }
  }

  @Test
  void the_standard_health_follows_readiness() throws Exception {
    try (var api = ApiFixture.start()) {
      var health = HealthGrpc.newBlockingStub(api.channel);
      var watch = health.watch(service("tasker.v1.TaskService"));
      assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVING);
      assertThat(health.check(service("")).getStatus()).isEqualTo(ServingStatus.SERVING);

      api.operations.onReadiness = () -> Samples.NOT_READY;

      assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
      assertThat(health.check(service("tasker.v1.DlqService")).getStatus())
          .isEqualTo(ServingStatus.NOT_SERVING);
      assertThat(ApiFixture.code(() -> health.check(service("nobody"))))
          .isEqualTo(Status.Code.NOT_FOUND);
      assertThat(health.watch(service("nobody")).next().getStatus())
          .isEqualTo(ServingStatus.SERVICE_UNKNOWN);
    }
  }

  @Test
  void reflection_names_what_is_served() throws Exception {
    try (var api = ApiFixture.start()) {
      assertThat(services(api))
          .contains(
              "tasker.v1.TaskService",
              "tasker.v1.StepService",
              "tasker.v1.TemplateService",
              "tasker.v1.AnalyticsService",
              "tasker.v1.DlqService",
              "tasker.v1.HealthService",
              "tasker.v1.ConfigService",
              "grpc.health.v1.Health")
          .noneMatch(name -> name.contains("Worker"));
    }
  }

  @Test
  void reflection_and_standard_health_can_be_switched_off() throws Exception {
    try (var api =
        ApiFixture.start("enable_reflection", "false", "enable_health_service", "false")) {
      var health = HealthGrpc.newBlockingStub(api.channel);

      assertThat(ApiFixture.code(() -> health.check(service(""))))
          .isEqualTo(Status.Code.UNIMPLEMENTED);
      assertThat(services(api)).isEmpty();
    }
  }

  @Test
  void older_clients_find_reflection_under_its_older_name() throws Exception {
    try (var api = ApiFixture.start()) {
      var answer = new CompletableFuture<Integer>();
      var requests =
          io.grpc.reflection.v1alpha.ServerReflectionGrpc.newStub(api.channel)
              .serverReflectionInfo(
                  new StreamObserver<io.grpc.reflection.v1alpha.ServerReflectionResponse>() {
                    @Override
                    public void onNext(
                        io.grpc.reflection.v1alpha.ServerReflectionResponse response) {
                      answer.complete(response.getListServicesResponse().getServiceCount());
                    }

                    @Override
                    public void onError(Throwable failure) {
                      answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                      answer.complete(0);
                    }
                  });
      requests.onNext(
          io.grpc.reflection.v1alpha.ServerReflectionRequest.newBuilder()
              .setListServices("*")
              .build());

      assertThat(answer.get(10, TimeUnit.SECONDS)).isGreaterThan(7);
      requests.onCompleted();
    }
  }

  private static Set<String> services(ApiFixture api) throws Exception {
    var answer = new CompletableFuture<Set<String>>();
    var requests =
        ServerReflectionGrpc.newStub(api.channel)
            .serverReflectionInfo(
                new StreamObserver<ServerReflectionResponse>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    answer.complete(
                        response.getListServicesResponse().getServiceList().stream()
                            .map(io.grpc.reflection.v1.ServiceResponse::getName)
                            .collect(Collectors.toSet()));
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answer.complete(Set.of());
                  }

                  @Override
                  public void onCompleted() {
                    answer.complete(Set.of());
                  }
                });
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("*").build());
    Set<String> names = answer.get(10, TimeUnit.SECONDS);
    requests.onCompleted();
    return names;
  }

  private static void feed(ApiFixture api, TaskEvent... events) {
    api.operations.onWatch = (_, _) -> new FakeFeed().put(events);
  }

  private static TaskEvent task(int seq, String state) {
    return event(null, seq, state);
  }

  private static TaskEvent step(int seq, String state) {
    var step = Samples.STEP_VIEW.readiness();
    return event(new TaskEvent.Step(step.step(), step.name()), seq, state);
  }

  private static TaskEvent event(TaskEvent.@Nullable Step step, int seq, String state) {
    return new TaskEvent(
        "e" + seq,
        Samples.ID,
        Samples.TASK.template(),
        Samples.CORRELATION,
        step,
        seq,
        "pending",
        state,
        "test",
        Samples.AT);
  }

  private static List<TaskStatusUpdate> updates(ApiFixture api, boolean withSteps) {
    List<TaskStatusUpdate> updates = new ArrayList<>();
    TaskServiceGrpc.newBlockingStub(api.channel)
        .withDeadlineAfter(Duration.ofSeconds(30))
        .streamTaskStatus(
            StreamTaskStatusRequest.newBuilder()
                .setTaskUuid(Samples.ID.toString())
                .setIncludeSteps(withSteps)
                .build())
        .forEachRemaining(updates::add);
    return updates;
  }

  private static HealthCheckRequest service(String name) {
    return HealthCheckRequest.newBuilder().setService(name).build();
  }
}
