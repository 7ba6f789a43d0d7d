package io.tasker.grpc;

import com.tasker.v1.StreamTaskStatusRequest;
import com.tasker.v1.TaskStatusUpdate;
import com.tasker.v1.TaskStatusUpdate.UpdateType;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepReadiness;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.TaskOperations;
import io.tasker.grpc.message.States;
import io.tasker.grpc.message.StepMessages;
import io.tasker.grpc.message.Times;
import io.tasker.grpc.read.Refused;
import io.tasker.grpc.read.Uuids;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a task goes on: where it is, then each state that it is seen in, until it is over.
 *
 * <p>A stream ends after an hour at the latest, since nobody is told of a connection that breaks
 * without a word.
 */
final class StatusStreams {
  static final Duration LONGEST = Duration.ofHours(1);

  private final TaskOperations tasks;
  private final TaskFeed feed;
  private final RunningCalls running;

  StatusStreams(TaskOperations tasks, TaskFeed feed, RunningCalls running) {
    this.tasks = tasks;
    this.feed = feed;
    this.running = running;
  }

  /** Answers one call, on its own thread; returns when it is over. */
  void follow(StreamTaskStatusRequest request, StreamObserver<TaskStatusUpdate> observer) {
    var over = new CountDownLatch(1);
    if (observer instanceof ServerCallStreamObserver<TaskStatusUpdate> call) {
      call.setOnCancelHandler(over::countDown);
    }
    running.endWithUs(over);
    try {
      new Stream(request.getIncludeSteps(), observer).run(Uuids.task(request.getTaskUuid()), over);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      observer.onError(Status.CANCELLED.asRuntimeException());
    } catch (RuntimeException failure) {
      observer.onError(Failures.of(failure, CallContext.current().method()));
    } finally {
      running.forget(over);
    }
  }

  /** One caller's stream, and what it has been told. */
  private final class Stream {
    private final boolean withSteps;
    private final StreamObserver<TaskStatusUpdate> observer;
    private final Map<StepId, StepState> steps = new HashMap<>();
    private @Nullable TaskState state;
    private boolean changed;

    Stream(boolean withSteps, StreamObserver<TaskStatusUpdate> observer) {
      this.withSteps = withSteps;
      this.observer = observer;
    }

    void run(TaskId task, CountDownLatch over) throws InterruptedException {
      CallContext call = CallContext.current();
      long lastNanos = System.nanoTime() + LONGEST.toNanos();
      int unchanged = 0;
      while (!tell(tasks.get(task))) {
        feed.awaitChange(task, unchanged++, over);
        requireTime(call, lastNanos, over);
        if (changed) {
          unchanged = 0;
        }
      }
      observer.onCompleted();
    }

    /** Tells what is new; returns whether the task is over. */
    private boolean tell(TaskView task) {
      changed = false;
      if (withSteps) {
        task.steps().stream()
            .filter(step -> steps.put(step.step(), step.state()) != step.state())
            .forEach(step -> send(update(task, UpdateType.UPDATE_TYPE_STEP_STATE_CHANGE, step)));
      }
      if (task.state() != state) {
        state = task.state();
        send(update(task, UpdateType.UPDATE_TYPE_TASK_STATE_CHANGE, null));
      }
      boolean isOver = task.completedAt() != null;
      if (isOver && withSteps) {
        send(update(task, lastType(task.state()), null));
      }
      return isOver;
    }

    private void send(TaskStatusUpdate update) {
      changed = true;
      observer.onNext(update);
    }
  }

  private void requireTime(CallContext call, long lastNanos, CountDownLatch over) {
    if (running.isStopping()) {
      throw new Refused(
          Status.Code.UNAVAILABLE, "Service temporarily unavailable: the server is stopping");
    }
    if (over.getCount() == 0) {
      throw new Refused(Status.Code.CANCELLED, "cancelled by the caller");
    }
    if (call.nanosLeft() <= 0) {
      throw new Refused(Status.Code.DEADLINE_EXCEEDED, "Request timed out");
    }
    if (System.nanoTime() - lastNanos >= 0) {
      throw new Refused(
          Status.Code.UNAVAILABLE,
          "a stream ends after %d minutes; call again".formatted(LONGEST.toMinutes()));
    }
  }

  private static TaskStatusUpdate update(
      TaskView task, UpdateType type, @Nullable StepReadiness step) {
    var update =
        TaskStatusUpdate.newBuilder()
            .setUpdateType(type)
            .setTimestamp(Times.of(task.updatedAt()))
            .setTaskState(States.of(task.state()));
    if (step != null) {
      update.setStepUpdate(StepMessages.update(step));
    }
    return update.build();
  }

  private static UpdateType lastType(TaskState state) {
    return state == TaskState.COMPLETE || state == TaskState.RESOLVED_MANUALLY
        ? UpdateType.UPDATE_TYPE_TASK_COMPLETE
        : UpdateType.UPDATE_TYPE_TASK_ERROR;
  }
}
