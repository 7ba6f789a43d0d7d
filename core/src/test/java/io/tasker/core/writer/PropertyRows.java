package io.tasker.core.writer;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import io.tasker.core.db.Sql;
import io.tasker.core.property.ModelStep;
import io.tasker.core.property.ModelTask;
import io.tasker.core.property.Move;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is stored of a task, and what the model says of it, in the same words. */
final class PropertyRows {
  private static final Sql TASK =
      Sql.parse(
          "SELECT state, seq, n_done, n_active, n_retry, n_failed, n_cancelled, completed_at"
              + " FROM tasker.tasks WHERE task_uuid = :task");
  private static final Sql STEPS =
      Sql.parse(
          "SELECT step_no, state, seq, attempts, remaining, lease_until, next_attempt_at"
              + " FROM tasker.workflow_steps WHERE task_uuid = :task ORDER BY step_no");
  private static final Sql MOVES =
      Sql.parse(
          "SELECT coalesce(step_no, -1), seq, from_state, cause, to_state, at"
              + " FROM tasker.v_history WHERE task_uuid = :task ORDER BY step_no NULLS FIRST, seq");
  private static final Sql CASES =
      Sql.parse(
          "SELECT resolution_status FROM tasker.tasks_dlq WHERE task_uuid = :task"
              + " ORDER BY dlq_timestamp");

  private PropertyRows() {}

  static List<String> stored(Database database, TaskId task) {
    Params params = Params.of("task", task.value());
    return database.inTransaction(
        tx -> {
          List<String> rows = new ArrayList<>();
          rows.addAll(tx.query(TASK, params, PropertyRows::task));
          rows.addAll(tx.query(STEPS, params, PropertyRows::step));
          rows.addAll(tx.query(CASES, params, row -> "case " + row.text(1)));
          rows.addAll(
              tx.query(
                  MOVES,
                  params,
                  row ->
                      move(
                          row.integer(1),
                          new Move(
                              row.integer(2),
                              row.text(3),
                              row.text(4),
                              row.text(5),
                              row.time(6)))));
          return rows;
        });
  }

  static List<String> expected(ModelTask task) {
    List<String> rows = new ArrayList<>();
    rows.add(task(task));
    for (int number = 0; number < task.steps().size(); number++) {
      rows.add(step(task, number));
    }
    task.cases().forEach(status -> rows.add("case " + status));
    task.moves().forEach(move -> rows.add(move(-1, move)));
    for (int number = 0; number < task.steps().size(); number++) {
      for (Move move : task.steps().get(number).moves()) {
        rows.add(move(number, move));
      }
    }
    return rows;
  }

  /** The rows that are in one of both only. */
  static List<String> differences(List<String> stored, List<String> expected) {
    List<String> differences = new ArrayList<>();
    stored.stream()
        .filter(row -> !expected.contains(row))
        .forEach(row -> differences.add("is stored, should not be: " + row));
    expected.stream()
        .filter(row -> !stored.contains(row))
        .forEach(row -> differences.add("should be stored, is not: " + row));
    return differences;
  }

  private static String task(Row row) throws SQLException {
    return "task %s seq=%d done=%d active=%d retry=%d failed=%d cancelled=%d ended=%s"
        .formatted(
            TaskState.ofCode(row.integer(1)),
            row.integer(2),
            row.integer(3),
            row.integer(4),
            row.integer(5),
            row.integer(6),
            row.integer(7),
            row.timeOrNull(8));
  }

  private static String task(ModelTask task) {
    boolean over = task.state() == TaskState.COMPLETE || task.state() == TaskState.CANCELLED;
    return "task %s seq=%d done=%d active=%d retry=%d failed=%d cancelled=%d ended=%s"
        .formatted(
            task.state(),
            task.moves().size(),
            count(task, StepState.COMPLETE, StepState.RESOLVED_MANUALLY),
            count(
                task,
                StepState.ENQUEUED,
                StepState.IN_PROGRESS,
                StepState.ENQUEUED_FOR_ORCHESTRATION,
                StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION),
            count(task, StepState.WAITING_FOR_RETRY),
            count(task, StepState.ERROR),
            count(task, StepState.CANCELLED),
            over ? task.moves().getLast().at() : null);
  }

  private static String step(Row row) throws SQLException {
    Instant lease = row.timeOrNull(6);
    Instant retry = row.timeOrNull(7);
    return "step %d %s seq=%d attempts=%d parents=%d due=%s"
        .formatted(
            row.integer(1),
            StepState.ofCode(row.integer(2)),
            row.integer(3),
            row.integer(4),
            row.integer(5),
            lease == null || retry == null
                ? Objects.requireNonNullElse(lease, retry == null ? Instant.EPOCH : retry)
                : "both " + lease + " and " + retry);
  }

  private static String step(ModelTask task, int number) {
    ModelStep step = task.steps().get(number);
    return "step %d %s seq=%d attempts=%d parents=%d due=%s"
        .formatted(
            number,
            step.state(),
            step.seq(),
            step.attempts(),
            task.openParents(number),
            Objects.requireNonNullElse(step.due(), Instant.EPOCH));
  }

  private static String move(int step, Move move) {
    return (step < 0 ? "task" : "step " + step)
        + " #%d %s -%s-> %s at %s"
            .formatted(move.seq(), move.from(), move.cause(), move.to(), move.at());
  }

  private static long count(ModelTask task, StepState... states) {
    return task.steps().stream().filter(step -> List.of(states).contains(step.state())).count();
  }
}
