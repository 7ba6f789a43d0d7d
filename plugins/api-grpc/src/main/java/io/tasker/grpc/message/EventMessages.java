package io.tasker.grpc.message;

import com.tasker.v1.TaskEvent;

/** What happened to tasks and steps. */
public final class EventMessages {
  private EventMessages() {}

  /** No event: only where a watcher goes on. */
  public static TaskEvent place(String position) {
    return TaskEvent.newBuilder().setId(position).build();
  }

  /** One event. */
  public static TaskEvent of(io.tasker.contract.operations.TaskEvent event) {
    TaskEvent.Builder message =
        TaskEvent.newBuilder()
            .setId(event.id())
            .setTaskUuid(event.task().toString())
            .setNamespace(event.template().namespace())
            .setName(event.template().name())
            .setVersion(event.template().version())
            .setCorrelationId(event.correlationId().toString())
            .setSeq(event.seq())
            .setFromState(event.from())
            .setToState(event.to())
            .setCause(event.cause())
            .setAt(Times.of(event.at()));
    var step = event.step();
    if (step != null) {
      message.setStepUuid(step.step().toString()).setStepName(step.name());
    }
    return message.build();
  }
}
