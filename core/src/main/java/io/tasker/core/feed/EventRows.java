package io.tasker.core.feed;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.core.state.StepCause;
import io.tasker.core.state.TaskCause;
import io.tasker.core.store.EventRow;

/**
 * Turns rows into events.
 *
 * @param origin hash of what tells the database from others
 */
record EventRows(int origin) {
  private static final TaskCause[] TASK_CAUSES = TaskCause.values();
  private static final StepCause[] STEP_CAUSES = StepCause.values();

  String position(Position position) {
    return position.text(origin);
  }

  TaskEvent event(EventRow row, Position position) {
    var place = row.place();
    boolean isTask = place.isTask();
    return new TaskEvent(
        position.text(origin),
        place.task(),
        row.template(),
        row.correlationId(),
        isTask
            ? null
            : new TaskEvent.Step(place.task().step(place.step()), String.valueOf(row.stepName())),
        place.seq(),
        isTask ? TaskState.ofCode(row.from()).wireName() : StepState.ofCode(row.from()).wireName(),
        isTask ? TaskState.ofCode(row.to()).wireName() : StepState.ofCode(row.to()).wireName(),
        isTask ? TASK_CAUSES[row.cause()].wireName() : STEP_CAUSES[row.cause()].wireName(),
        place.at());
  }
}
