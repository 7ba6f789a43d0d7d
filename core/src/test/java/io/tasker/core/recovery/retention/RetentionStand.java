package io.tasker.core.recovery.retention;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.config.RetentionConfig;
import io.tasker.core.insight.Invariants;
import io.tasker.core.insight.Violation;
import io.tasker.core.store.HistoryStore;
import io.tasker.core.store.RetentionStore;
import io.tasker.core.writer.EngineHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An engine whose time is moved, and what deletes its old tasks. */
final class RetentionStand implements AutoCloseable {
  static final List<String> TABLES =
      List.of(
          "tasks",
          "task_inputs",
          "workflow_steps",
          "tasks_dlq",
          "task_transitions",
          "step_transitions",
          "step_results");

  final EngineHarness engine = new EngineHarness();
  final HistoryStore history = new HistoryStore(engine.pools.chores());
  final RetentionStore store = new RetentionStore(engine.pools.chores());
  final TemplateName line = engine.template("line", "a", "b: a");
  private final TemplateName idle =
      engine.register(
          "name: idle\nnamespace_name: idle\nversion: 1.0.0\nsteps:\n"
              + "  - name: a\n    handler: { callable: test.a }\n");
  int batch = 7;
  Duration lockTimeout = Duration.ofMillis(100);
  Runnable pause = () -> {};

  RetentionStand() {
    engine.register(
        "name: other\nnamespace_name: scratch\nversion: 1.0.0\nsteps:\n"
            + "  - name: a\n    handler: { callable: test.a }\n");
  }

  /** Moves on; the partitions are made ahead. */
  void days(double days) {
    engine.clock.advance(Duration.ofMinutes((long) (days * 24 * 60)));
    partitions();
  }

  void partitions() {
    Instant now = engine.clock.instant();
    history.ensureWeek(now);
    history.ensureWeek(now.plus(Duration.ofDays(7)));
  }

  /** A task that was complete at once. */
  TaskId complete() {
    TaskId task = engine.create(line);
    engine.runToEnd();
    return task;
  }

  /** A task that nobody works on. */
  TaskId open() {
    return engine.create(idle);
  }

  /** A task whose first step failed for good. */
  TaskId blocked() {
    TaskId task = engine.create(line);
    engine.submit(
        engine.claim(200).stream().map(step -> EngineHarness.failure(step, false)).toList());
    engine.process();
    return task;
  }

  /** Makes a task one of the namespace {@code scratch}. */
  void toScratch(TaskId task) {
    engine.execute(
        "UPDATE tasker.tasks SET namespace_id = (SELECT namespace_id FROM tasker.namespaces"
            + " WHERE name = 'scratch') WHERE task_uuid = '"
            + task
            + "'");
  }

  Retention retention(int defaultDays, Map<String, Integer> namespaceDays, ExportFolder exports) {
    var config =
        new RetentionConfig(
            defaultDays, namespaceDays, batch, Duration.ofHours(1), lockTimeout, "");
    return new Retention(store, config, exports, engine.clock, pause);
  }

  ExportFolder files(Path folder) {
    return ExportFolder.in(folder, engine.clock);
  }

  RetentionOutcome run(Retention retention) {
    return retention.run(() -> true, _ -> {});
  }

  /** Every row of a task's tables, as it would be exported. */
  Set<String> rows() {
    Set<String> rows = new TreeSet<>();
    for (String table : TABLES) {
      rows.addAll(
          engine.all(
              "SELECT '{\"table\":\"%1$s\",\"row\":' || to_jsonb(x)::text || '}' FROM tasker.%1$s x"
                  .formatted(table)));
    }
    return rows;
  }

  Set<String> tasks() {
    return new TreeSet<>(engine.all("SELECT task_uuid FROM tasker.tasks"));
  }

  List<String> partitionNames() {
    return engine.all(
        "SELECT right(relname, 7) FROM pg_class WHERE relkind = 'r'"
            + " AND relname LIKE 'step_transitions_2%' ORDER BY 1");
  }

  /** What a server would have made for a namespace. */
  void queueOf(String namespace) {
    engine.database.execute(
        "SELECT pgmq.create('" + EngineHarness.QUEUES.ofWorkers(namespace) + "')");
  }

  /** Guards are left out: they are overdue by the database's clock, which nobody moves. */
  List<Violation> violations() {
    return new Invariants(
            engine.pools.chores(),
            engine.queues,
            EngineHarness.RESULTS,
            EngineHarness.QUEUES::ofWorkers)
        .check().stream()
            .filter(violation -> !violation.invariant().equals("guards-are-taken"))
            .toList();
  }

  @Override
  public void close() {
    engine.close();
  }
}
