package io.tasker.core.lifecycle.finalization;

import io.tasker.contract.model.TaskState;
import io.tasker.core.lifecycle.TaskWork;
import io.tasker.core.store.JsonText;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.WriteSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Moves a task on, once per set, after everything else about it was decided. */
public final class TaskFinalization {
  /** The public reason for a task whose steps have no attempts left. */
  private static final String NO_ATTEMPTS_LEFT = "max_retries_exceeded";

  /** The public word for a case that a person has solved. */
  private static final String SETTLED_BY_HAND = "manually_resolved";

  private final Supplier<UUID> ids;

  /**
   * Takes new ids from a supplier.
   *
   * @param ids UUIDv7
   */
  public TaskFinalization(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** Moves the task on. */
  public void apply(TaskWork task, Instant now) {
    FinalizationDecision decision =
        FinalizationDecision.decide(
            task.state(),
            task.before().steps(),
            task.counts(),
            task.freshlyReady(),
            task.retried(),
            task.repairer().isPresent());
    decision.moves().forEach(cause -> task.move(cause));
    if (!decision.moves().isEmpty() && task.before().state() == TaskState.BLOCKED_BY_FAILURES) {
      task.repairer().ifPresent(repairer -> settle(task, repairer));
    }
    switch (decision) {
      case FinalizationDecision.Block _ -> askPerson(task, now);
      case FinalizationDecision.Move _, FinalizationDecision.Stay _ -> {}
    }
  }

  private static void settle(TaskWork task, TaskWork.Repairer repairer) {
    task.add(
        new WriteSet.DlqSettlement(task.task(), SETTLED_BY_HAND, repairer.by(), repairer.reason()));
  }

  private void askPerson(TaskWork task, Instant now) {
    TaskSnapshot.Counts counts = task.counts();
    Map<String, Object> snapshot = new LinkedHashMap<>();
    snapshot.put("task_uuid", task.task().toString());
    snapshot.put("current_state", task.state().wireName());
    snapshot.put("snapshot_timestamp", now.toString());
    snapshot.put("total_steps", task.before().steps());
    snapshot.put("completed_steps", counts.done());
    snapshot.put("failed_steps", counts.failed());
    task.add(
        new WriteSet.DlqEntry(
            ids.get(), task.task(), task.state(), NO_ATTEMPTS_LEFT, JsonText.object(snapshot)));
  }
}
