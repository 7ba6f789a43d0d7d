package io.tasker.core.store;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.queue.Queues;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the reconciler looks at. Takes no locks: whatever it finds is decided again under the lock.
 */
public final class RecoveryStore {
  private final Database database;
  private final Queues queues;

  /** Uses a pool; looks into queues. */
  public RecoveryStore(Database database, Queues queues) {
    this.database = database;
    this.queues = queues;
  }

  /** A step that should have been woken by now. */
  public record OverdueStep(
      StepKey step, int seq, StepState state, int templateStep, UUID correlationId) {}

  /** A task that rests where nothing will wake it. */
  public record StuckTask(TaskId task, TaskState state) {}

  /** The next open tasks after one, in order. */
  public List<TaskId> openTasks(UUID after, int max) {
    Params params = Params.of("after", after.toString()).with("max", max);
    return database.inTransaction(
        tx -> tx.query(StoreSql.OPEN_TASKS_PAGE.sql(), params, row -> new TaskId(row.uuid(1))));
  }

  /**
   * Steps of these tasks that should have been woken by now.
   *
   * @param messageBefore a message that was sent before this time should have been taken
   * @param guardBefore a deadline before this time should have fired
   */
  public List<OverdueStep> overdueSteps(
      Collection<TaskId> tasks, Instant messageBefore, Instant guardBefore) {
    Params params =
        Params.of("tasks", Columns.uuids(tasks, TaskId::value))
            .with("message_before", messageBefore)
            .with("guard_before", guardBefore);
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.OVERDUE_STEPS.sql(),
                params,
                row ->
                    new OverdueStep(
                        new StepKey(new TaskId(row.uuid(1)), row.integer(2)),
                        row.integer(3),
                        StepState.ofCode(row.integer(4)),
                        row.integer(5),
                        row.uuid(7))));
  }

  /** Tasks among these that rest where nothing will wake them. */
  public List<StuckTask> stuckTasks(Collection<TaskId> tasks) {
    Params params = Params.of("tasks", Columns.uuids(tasks, TaskId::value));
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.STUCK_TASKS.sql(),
                params,
                row -> new StuckTask(new TaskId(row.uuid(1)), TaskState.ofCode(row.integer(2)))));
  }

  /**
   * Which of these steps have a message in a queue, or may have one outside the database; nobody
   * can have held one of them in hand for so long.
   */
  public Set<StepKey> withMessage(QueueName queue, Collection<StepKey> steps) {
    List<StepId> ids = steps.stream().map(key -> key.task().step(key.number())).toList();
    Set<StepId> inside = database.inTransaction(tx -> queues.present(tx, queue, ids));
    List<StepId> others = ids.stream().filter(id -> !inside.contains(id)).toList();
    return Stream.concat(inside.stream(), queues.outside().mayHave(queue, others).stream())
        .map(id -> new StepKey(id.task(), id.number()))
        .collect(Collectors.toSet());
  }
}
