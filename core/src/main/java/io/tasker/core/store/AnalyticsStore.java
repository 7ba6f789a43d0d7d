package io.tasker.core.store;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.analytics.Bottlenecks;
import io.tasker.contract.operations.analytics.PerformanceMetrics;
import io.tasker.contract.operations.analytics.PerformanceMetrics.Durations;
import io.tasker.core.resilience.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads sums over the tasks of a window, through Helidon's DbClient. */
public final class AnalyticsStore {
  private static final Duration LATELY = Duration.ofHours(1);

  private final DbReads reads;

  /** Reads through a client. */
  public AnalyticsStore(DbClient client) {
    this(client, Guard.NONE);
  }

  /** The same, behind a guard. */
  public AnalyticsStore(DbClient client, Guard guard) {
    this.reads = new DbReads(client, guard);
  }

  /** How many tasks and steps are in which state; every state is there. */
  public record StateCounts(Map<TaskState, Long> tasks, Map<StepState, Long> steps) {}

  /** How the tasks of the last hours did. */
  public PerformanceMetrics performance(Instant now, long hours) {
    Instant from = now.minus(Duration.ofHours(hours));
    return reads
        .query(
            StoreSql.PERFORMANCE,
            Map.of("from", from.toString(), "lately", now.minus(LATELY).toString()),
            row ->
                new PerformanceMetrics(from, now, hours, tasks(row), steps(row), healthScore(row)))
        .getFirst();
  }

  /** The slowest steps since a time. */
  public List<Bottlenecks.SlowStep> slowSteps(Instant from, long limit, long executions) {
    return reads.query(
        StoreSql.SLOW_STEPS,
        slow(from, limit, executions),
        row ->
            new Bottlenecks.SlowStep(
                template(row),
                DbColumns.text(row, "step"),
                runs(row),
                DbColumns.bigint(row, "retries")));
  }

  /** The slowest tasks since a time. */
  public List<Bottlenecks.SlowTask> slowTasks(Instant from, long limit, long executions) {
    return reads.query(
        StoreSql.SLOW_TASKS,
        slow(from, limit, executions),
        row ->
            new Bottlenecks.SlowTask(
                template(row), runs(row), rounded(DbColumns.realOrNull(row, "average_steps"))));
  }

  /** Counts what is open, and what was created since a time. */
  public StateCounts stateCounts(Instant from) {
    Map<TaskState, Long> tasks = new EnumMap<>(TaskState.class);
    Map<StepState, Long> steps = new EnumMap<>(StepState.class);
    for (TaskState state : TaskState.values()) {
      tasks.put(state, 0L);
    }
    for (StepState state : StepState.values()) {
      steps.put(state, 0L);
    }
    reads
        .query(StoreSql.STATE_COUNTS, Map.of("from", from.toString()), AnalyticsStore::count)
        .forEach(
            count -> {
              if (count.step()) {
                steps.put(StepState.ofCode(count.state()), count.n());
              } else {
                tasks.put(TaskState.ofCode(count.state()), count.n());
              }
            });
    return new StateCounts(tasks, steps);
  }

  private record Count(boolean step, int state, long n) {}

  private static Count count(DbRow row) {
    return new Count(
        Boolean.TRUE.equals(DbColumns.truthOrNull(row, "is_step")),
        DbColumns.integer(row, "state"),
        DbColumns.bigint(row, "n"));
  }

  private static Map<String, Object> slow(Instant from, long limit, long executions) {
    return Map.of("from", from.toString(), "most", limit, "executions", executions);
  }

  private static PerformanceMetrics.Tasks tasks(DbRow row) {
    return new PerformanceMetrics.Tasks(
        DbColumns.bigint(row, "total"),
        DbColumns.bigint(row, "active"),
        DbColumns.bigint(row, "completed"),
        DbColumns.bigint(row, "failed"),
        durations(row, "task_"));
  }

  private static PerformanceMetrics.Steps steps(DbRow row) {
    return new PerformanceMetrics.Steps(DbColumns.bigint(row, "settled"), durations(row, "step_"));
  }

  private static Durations durations(DbRow row, String prefix) {
    return new Durations(
        rounded(DbColumns.realOrNull(row, prefix + "average")),
        rounded(DbColumns.realOrNull(row, prefix + "p50")),
        rounded(DbColumns.realOrNull(row, prefix + "p95")),
        rounded(DbColumns.realOrNull(row, prefix + "p99")));
  }

  private static double healthScore(DbRow row) {
    long completed = DbColumns.bigint(row, "lately_completed");
    long ended = completed + DbColumns.bigint(row, "lately_failed");
    return ended == 0 ? 1 : rounded((double) completed / ended);
  }

  private static Bottlenecks.Runs runs(DbRow row) {
    return new Bottlenecks.Runs(
        rounded(DbColumns.realOrNull(row, "average")),
        rounded(DbColumns.realOrNull(row, "longest")),
        rounded(DbColumns.realOrNull(row, "p95")),
        DbColumns.bigint(row, "executions"),
        DbColumns.bigint(row, "errors"),
        DbColumns.time(row, "last_at"));
  }

  private static TemplateName template(DbRow row) {
    return new TemplateName(
        DbColumns.text(row, "namespace"),
        DbColumns.text(row, "name"),
        DbColumns.text(row, "version"));
  }

  /** To the thousandth; what is not there is 0. */
  private static double rounded(@Nullable Double value) {
    return value == null ? 0 : Math.round(value * 1_000) / 1_000.0;
  }
}
