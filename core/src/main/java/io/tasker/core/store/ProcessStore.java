package io.tasker.core.store;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Queues;
import io.tasker.core.queue.Sends;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/** LOCK, READ and WRITE of the set operation "process". */
public final class ProcessStore {
  private final Queues queues;
  private final WriteStatement write;
  private final Sql lockTasks;

  /** Sends to these queues. */
  public ProcessStore(Queues queues) {
    this.queues = queues;
    this.write = new WriteStatement(queues);
    this.lockTasks = StoreSql.LOCK_TASKS.sql();
  }

  /**
   * A step that a guard speaks of.
   *
   * @param guard the guard row
   * @param dueAt when the guard was due
   * @param kind why it should be looked at
   * @param step the step
   * @param seq the step's version that the guard was written for
   */
  public record DueStep(long guard, Instant dueAt, WakeupKind kind, StepKey step, int seq) {}

  /**
   * Guards that were due.
   *
   * @param guards how many rows
   * @param steps their members that have not moved on since
   */
  public record Due(int guards, List<DueStep> steps) {}

  /** What a set's decisions rest on. Steps may occur twice. */
  public record Snapshot(List<TaskSnapshot> tasks, List<StepSnapshot> steps) {}

  /**
   * Takes guards that are due; they are deleted with the commit.
   *
   * @param from guards due before this time are not looked for
   * @param max guard rows at most
   */
  public Due takeDue(Tx tx, Instant now, Instant from, int max) {
    Set<Long> guards = new HashSet<>();
    List<DueStep> steps = new ArrayList<>();
    tx.query(
            StoreSql.TAKE_DUE_WAKEUPS.sql(),
            Params.of("now", now).with("from", from).with("max", max),
            row -> {
              guards.add(row.bigint(1));
              UUID task = row.uuidOrNull(4);
              return task == null ? Optional.<DueStep>empty() : Optional.of(due(row, task));
            })
        .forEach(step -> step.ifPresent(steps::add));
    return new Due(guards.size(), steps);
  }

  /**
   * What the events of a set need.
   *
   * @param tasks every task of the set
   * @param steps the steps that events speak of
   * @param leased those of them that may be with a worker, which does not take the task's lock
   * @param ending tasks of which every step is needed, wherever it is
   */
  public record Wanted(
      SortedSet<TaskId> tasks,
      SortedSet<StepKey> steps,
      SortedSet<StepKey> leased,
      SortedSet<TaskId> ending) {
    private Params params() {
      return Params.of("tasks", Columns.uuids(tasks, TaskId::value))
          .with("event_tasks", Columns.uuids(steps, key -> key.task().value()))
          .with("event_steps", Columns.ints(steps, StepKey::number));
    }
  }

  /** Locks tasks in order, then reads what their events need. */
  public Snapshot lockAndRead(Tx tx, Wanted wanted) {
    Params params = wanted.params();
    if (!wanted.ending().isEmpty()) {
      return lockAndReadWhole(tx, wanted);
    }
    if (wanted.leased().isEmpty()) {
      var rows =
          tx.query(
              lockTasks, ProcessStore::task, StoreSql.READ_STEPS.sql(), ProcessStore::step, params);
      return new Snapshot(rows.first(), rows.second());
    }
    List<TaskSnapshot> locked = tx.query(lockTasks, params, ProcessStore::task);
    tx.query(StoreSql.LOCK_STEPS.sql(), leasedParams(wanted.leased()), row -> row.integer(1));
    return new Snapshot(locked, tx.query(StoreSql.READ_STEPS.sql(), params, ProcessStore::step));
  }

  private Snapshot lockAndReadWhole(Tx tx, Wanted wanted) {
    Params whole =
        leasedParams(wanted.leased())
            .with("whole_tasks", Columns.uuids(wanted.ending(), TaskId::value));
    List<TaskSnapshot> locked = tx.query(lockTasks, wanted.params(), ProcessStore::task);
    tx.query(StoreSql.LOCK_WHOLE_TASKS.sql(), whole, row -> row.integer(1));
    List<StepSnapshot> steps =
        new ArrayList<>(tx.query(StoreSql.READ_WHOLE_TASKS.sql(), whole, ProcessStore::step));
    steps.addAll(tx.query(StoreSql.READ_STEPS.sql(), wanted.params(), ProcessStore::step));
    return new Snapshot(locked, steps);
  }

  /** The steps of locked tasks that wait for nothing but being enqueued. */
  public List<StepSnapshot> readReady(Tx tx, SortedSet<TaskId> tasks) {
    return tx.query(
        StoreSql.READ_READY_STEPS.sql(),
        Params.of("evaluated", Columns.uuids(tasks, TaskId::value)),
        ProcessStore::step);
  }

  /**
   * Writes a set and commits, in one round trip.
   *
   * @throws io.tasker.core.db.StoreException of kind {@code CONFLICT} if a value that the set rests
   *     on has changed; nothing is written then
   */
  public void writeAndCommit(Tx tx, WriteSet rows, Instant at) {
    Sends sends = queues.sends(rows.messages);
    Params params = WriteStatement.bind(rows).with("at", at);
    sends.bind(tx, params);
    tx.queryAndCommit(write.variant(rows, sends.queues()), params, row -> row.integer(1));
  }

  private static DueStep due(Row row, UUID task) throws SQLException {
    return new DueStep(
        row.bigint(1),
        row.time(2),
        WakeupKind.ofCode(row.integer(3)),
        new StepKey(new TaskId(task), row.integer(5)),
        row.integer(6));
  }

  private static Params leasedParams(Collection<StepKey> leased) {
    return Params.of("leased_tasks", Columns.uuids(leased, key -> key.task().value()))
        .with("leased_steps", Columns.ints(leased, StepKey::number));
  }

  private static TaskSnapshot task(Row row) throws SQLException {
    return new TaskSnapshot(
        new TaskId(row.uuid(1)),
        row.integer(2),
        row.integer(3),
        TaskState.ofCode(row.integer(4)),
        row.integer(5),
        row.integer(6),
        new TaskSnapshot.Counts(
            row.integer(7), row.integer(8), row.integer(9), row.integer(10), row.integer(11)),
        row.uuid(12),
        row.time(13));
  }

  private static StepSnapshot step(Row row) throws SQLException {
    return new StepSnapshot(
        new TaskId(row.uuid(1)),
        row.integer(2),
        row.integer(3),
        StepState.ofCode(row.integer(4)),
        row.integer(5),
        row.integer(6),
        row.integer(7),
        row.integer(8),
        row.booleanOrNull(9),
        row.timeOrNull(10),
        row.time(11),
        row.integers(12),
        row.timeOrNull(13),
        row.textOrNull(14));
  }
}
