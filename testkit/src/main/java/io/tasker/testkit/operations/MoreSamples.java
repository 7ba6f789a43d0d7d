package io.tasker.testkit.operations;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.ConfigOperations;
import io.tasker.contract.operations.StepAudit;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.contract.operations.analytics.Bottlenecks;
import io.tasker.contract.operations.analytics.PerformanceMetrics;
import io.tasker.contract.operations.analytics.PerformanceMetrics.Durations;
import io.tasker.contract.operations.dlq.DlqEntry;
import io.tasker.contract.operations.dlq.DlqReason;
import io.tasker.contract.operations.dlq.DlqStats;
import io.tasker.contract.operations.dlq.DlqStatus;
import io.tasker.contract.operations.dlq.Investigation;
import io.tasker.contract.operations.dlq.TaskStaleness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of each thing that the API shows to operators. */
public final class MoreSamples {
  private static final Instant AT = Samples.AT;

  public static final DlqEntry ENTRY =
      new DlqEntry(
          UUID.fromString("11111111-2222-4333-8444-555555555555"),
          Samples.ID,
          "blocked_by_failures",
          DlqReason.MAX_RETRIES_EXCEEDED,
          AT,
          DlqStatus.PENDING,
          null,
          null,
          null,
          new Json("{\"amount\":1.50}"),
          null,
          AT,
          AT);
  public static final DlqEntry RESOLVED =
      new DlqEntry(
          UUID.fromString("11111111-2222-4333-8444-666666666666"),
          Samples.ID,
          "steps_in_process",
          DlqReason.STALENESS_TIMEOUT,
          AT,
          DlqStatus.MANUALLY_RESOLVED,
          AT.plusSeconds(60),
          "restarted",
          "kim",
          new Json("{}"),
          new Json("[1]"),
          AT,
          AT.plusSeconds(60));
  public static final List<DlqStats> STATS =
      List.of(
          new DlqStats(DlqReason.MAX_RETRIES_EXCEEDED, 3, 1, 1, 0, 1, AT, AT, 2.5),
          new DlqStats(DlqReason.MANUAL_DLQ, 1, 1, 0, 0, 0, AT, AT, null));
  public static final List<Investigation> QUEUE =
      List.of(
          new Investigation(
              ENTRY.entry(),
              Samples.ID,
              "blocked_by_failures",
              DlqReason.MAX_RETRIES_EXCEEDED,
              AT,
              12.5,
              "shop",
              "order",
              "blocked_by_failures",
              7),
          new Investigation(
              RESOLVED.entry(),
              Samples.ID,
              "steps_in_process",
              DlqReason.WORKER_UNAVAILABLE,
              AT,
              0,
              null,
              null,
              null,
              null));
  public static final List<TaskStaleness> STALENESS =
      List.of(
          new TaskStaleness(
              Samples.ID, "shop", "order", TaskState.STEPS_IN_PROCESS, 30, 90, 30, 5));

  public static final PerformanceMetrics PERFORMANCE =
      new PerformanceMetrics(
          AT.minusSeconds(86_400),
          AT,
          24,
          new PerformanceMetrics.Tasks(3, 1, 1, 1, new Durations(2.5, 2.0, 3.0, 4.0)),
          new PerformanceMetrics.Steps(48, new Durations(0.25, 0.2, 0.3, 0.4)),
          0.5);
  private static final Bottlenecks.Runs RUNS = new Bottlenecks.Runs(31.5, 60, 59, 3, 1, AT);
  public static final Bottlenecks BOTTLENECKS =
      new Bottlenecks(
          List.of(new Bottlenecks.SlowStep(Samples.TASK.template(), "pack", RUNS, 2)),
          List.of(new Bottlenecks.SlowTask(Samples.TASK.template(), RUNS, 2.5)),
          0.9,
          Map.of(TaskState.COMPLETE, 2L, TaskState.ERROR, 1L),
          Map.of(StepState.COMPLETE, 5L));

  public static final ConfigOperations.View CONFIG =
      new ConfigOperations.View(
          AT,
          "test",
          "0.1.0",
          "Hybrid",
          8,
          new ConfigOperations.Messaging("pgmq", List.of("requests", "finalizations", "results")),
          new ConfigOperations.Breaker(5, 30, 2),
          ConfigOperations.Auth.OFF,
          Map.of("common.database.password", "***"));

  public static final TaskSummary SUMMARY =
      new TaskSummary(
          Samples.TASK,
          Samples.TEMPLATE,
          List.of(
              new TaskSummary.Step(
                  Samples.STEP_VIEW, new TaskSummary.Failure("Timeout", true, 504)),
              new TaskSummary.Step(Samples.STEP_VIEW, null)),
          ENTRY);

  public static final List<StepAudit> AUDIT =
      List.of(
          audit(null, null, StepState.ERROR, StepState.PENDING),
          audit(
              Samples.CORRELATION,
              12L,
              StepState.IN_PROGRESS,
              StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION));

  private MoreSamples() {}

  private static StepAudit audit(
      @Nullable UUID worker, @Nullable Long milliseconds, StepState from, StepState to) {
    return new StepAudit(
        UUID.fromString("22222222-2222-4333-8444-555555555555"),
        Samples.ID.step(0),
        UUID.fromString("33333333-2222-4333-8444-555555555555"),
        AT,
        worker,
        Samples.CORRELATION,
        false,
        milliseconds,
        new Json("{\"type\":\"ResetForRetry\",\"data\":{\"by\":\"kim\",\"reason\":\"\"}}"),
        "pack",
        to,
        from);
  }
}
