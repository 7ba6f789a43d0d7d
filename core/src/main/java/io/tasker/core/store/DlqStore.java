package io.tasker.core.store;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds tasks that a person has to look at because nobody moves them, and enters them. */
public final class DlqStore {
  private final Database database;

  /** Uses a pool. */
  public DlqStore(Database database) {
    this.database = database;
  }

  /**
   * A task that does not move.
   *
   * @param task the task
   * @param seq its version
   * @param state where it rests
   * @param namespace of its template
   * @param name of its template
   * @param correlationId its
   * @param priority its
   * @param createdAt when it was created
   * @param since since when it, or the step that holds it up, has not moved
   */
  public record Resting(
      TaskId task,
      int seq,
      TaskState state,
      String namespace,
      String name,
      UUID correlationId,
      int priority,
      Instant createdAt,
      Instant since) {}

  /** A step that nobody takes. */
  public record Untaken(Resting task, int templateStep, String step, String callable) {}

  /** A task that stays where it is for longer than it may. */
  public record Stale(Resting task, Duration threshold) {}

  /**
   * How long a task may stay, to the minute. A template's own word on a state wins.
   *
   * @param waitingForDependencies in that state
   * @param waitingForRetry in that state
   * @param stepsInProcess in that state
   * @param lifetime an open task, since it was created
   */
  public record Limits(
      Duration waitingForDependencies,
      Duration waitingForRetry,
      Duration stepsInProcess,
      Duration lifetime) {}

  /** A task to enter; snapshot and metadata are JSON. */
  public record NewEntry(UUID entry, Resting task, String snapshot, String metadata) {}

  /** An entry that nobody needs to look at any more. */
  public record Settled(TaskId task, String reason) {}

  /** Of each of these tasks the step that has been enqueued for longest, since before a time. */
  public List<Untaken> untaken(Collection<TaskId> tasks, Instant before) {
    Params params = tasks(tasks).with("before", before);
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.UNROUTABLE_STEPS.sql(),
                params,
                row -> new Untaken(resting(row), row.integer(10), row.text(11), row.text(12))));
  }

  /** Which of these template steps somebody has taken since, for a task that is still open. */
  public Set<Integer> takenSince(Collection<Integer> templateSteps, Instant since) {
    Params params =
        Params.of("template_steps", Columns.ints(templateSteps, Integer::intValue))
            .with("since", since);
    return new HashSet<>(
        database.inTransaction(
            tx -> tx.query(StoreSql.TAKEN_TEMPLATE_STEPS.sql(), params, row -> row.integer(1))));
  }

  /** Those of these tasks that stay for longer than they may. */
  public List<Stale> stale(Collection<TaskId> tasks, Limits limits, Instant now, int max) {
    Params params =
        tasks(tasks)
            .with("now", now)
            .with("in_process_minutes", limits.stepsInProcess().toMinutes())
            .with("dependencies_minutes", limits.waitingForDependencies().toMinutes())
            .with("retry_minutes", limits.waitingForRetry().toMinutes())
            .with("born_before", now.minus(limits.lifetime()))
            .with("lifetime_minutes", limits.lifetime().toMinutes())
            .with("max", max);
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.STALE_TASKS.sql(),
                params,
                row -> new Stale(resting(row), Duration.ofMinutes(row.bigint(10)))));
  }

  /**
   * Enters tasks that have not moved since they were found; returns those that were entered.
   *
   * @param reason a public one
   */
  public Set<TaskId> enter(String reason, List<NewEntry> entries, Instant at) {
    Params params =
        Params.of("reason", reason)
            .with("at", at)
            .with("entries", Columns.uuids(entries, NewEntry::entry))
            .with("tasks", Columns.uuids(entries, entry -> entry.task().task().value()))
            .with("seqs", Columns.ints(entries, entry -> entry.task().seq()))
            .with("states", Columns.texts(entries, entry -> entry.task().state().wireName()))
            .with("snapshots", Columns.texts(entries, NewEntry::snapshot))
            .with("metadata", Columns.texts(entries, NewEntry::metadata));
    return new HashSet<>(
        database.inTransaction(
            tx -> tx.query(StoreSql.INSERT_DLQ.sql(), params, row -> new TaskId(row.uuid(1)))));
  }

  /** Settles entries that nobody needs to look at any more. */
  public List<Settled> settle(Instant at) {
    return database.inTransaction(
        tx ->
            tx.query(
                StoreSql.SETTLE_DLQ.sql(),
                Params.of("at", at),
                row -> new Settled(new TaskId(row.uuid(1)), row.text(2))));
  }

  private static Params tasks(Collection<TaskId> tasks) {
    return Params.of("tasks", Columns.uuids(tasks, TaskId::value));
  }

  private static Resting resting(Row row) throws SQLException {
    return new Resting(
        new TaskId(row.uuid(1)),
        row.integer(2),
        TaskState.ofCode(row.integer(3)),
        row.text(4),
        row.text(5),
        row.uuid(6),
        row.integer(7),
        row.time(8),
        row.time(9));
  }
}
