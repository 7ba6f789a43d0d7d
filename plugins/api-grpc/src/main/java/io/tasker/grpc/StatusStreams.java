package io.tasker.grpc;

import com.tasker.v1.StreamTaskStatusRequest;
import com.tasker.v1.TaskStatusUpdate;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.Operations;
import io.tasker.grpc.read.Uuids;

/** Tells how a task goes on: where it is, then each other state, until it is over. */
final class StatusStreams {
  private final Operations operations;
  private final EventStreams streams;

  StatusStreams(Operations operations, EventStreams streams) {
    this.operations = operations;
    this.streams = streams;
  }

  /** Answers one call, on its own thread; returns when it is over. */
  void follow(StreamTaskStatusRequest request, StreamObserver<TaskStatusUpdate> observer) {
    streams.serve(
        observer,
        watcher -> {
          TaskId task = Uuids.task(request.getTaskUuid());
          var progress = new TaskProgress(operations, task, request.getIncludeSteps());
          if (!progress.begin(watcher::send)) {
            EventStreams.present(() -> toTheEnd(task, progress, watcher), watcher);
          }
        });
  }

  // The feed begins with the first event, so nothing can have happened in between; what was told
  // already is passed over, also when this begins once more.
  private boolean toTheEnd(TaskId task, TaskProgress progress, Watcher<TaskStatusUpdate> watcher) {
    streams.follow(
        streams.ofTask(task), (next, to) -> progress.tell(next.events(), to::send), watcher);
    return true;
  }
}
