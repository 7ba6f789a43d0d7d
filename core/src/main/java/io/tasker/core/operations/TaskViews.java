package io.tasker.core.operations;

import io.tasker.contract.model.ExecutionStatus;
import io.tasker.contract.model.StepCounts;
import io.tasker.contract.model.StepReadiness;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TaskView;
import io.tasker.core.state.StepTransitions;
import io.tasker.core.store.StepRow;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.store.ViewStore;
import io.tasker.core.store.ViewStore.StepTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Works out what clients see of rows: readiness, counts, execution status. Pure. */
final class TaskViews {
  // Start, ready steps found, steps enqueued.
  private static final int FRESH_SEQ = 3;

  private TaskViews() {}

  static TaskView of(ViewStore.TaskRow row, List<StepRow> rows, Instant now) {
    List<StepReadiness> steps = rows.stream().map(step -> readiness(step, now)).toList();
    return view(row, tallies(steps), steps);
  }

  /** A task in a list: its steps are counted, not shown. */
  static TaskView listed(ViewStore.TaskRow row, List<StepTally> tallies) {
    return view(row, tallies, List.of());
  }

  private static TaskView view(
      ViewStore.TaskRow row, List<StepTally> tallies, List<StepReadiness> steps) {
    StepCounts counts = counts(tallies);
    return new TaskView(
        row.task(),
        row.seq(),
        row.template(),
        row.state(),
        row.createdAt(),
        row.updatedAt(),
        row.completedAt(),
        row.context(),
        row.origin(),
        row.priority(),
        row.tags(),
        row.correlationId(),
        row.parentCorrelationId(),
        counts,
        status(row.state(), counts, tallies),
        steps);
  }

  /**
   * A task as it is right after its creation: its roots are enqueued. Spares the client's call a
   * read.
   */
  static TaskView ofPlan(TaskPlan plan, Instant now) {
    List<StepReadiness> steps = new ArrayList<>();
    for (int number = 0; number < plan.template().size(); number++) {
      steps.add(fresh(plan.task(), plan.template(), number));
    }
    var request = plan.request();
    List<StepTally> tallies = tallies(steps);
    StepCounts counts = counts(tallies);
    return new TaskView(
        plan.task(),
        FRESH_SEQ,
        request.template(),
        TaskState.STEPS_IN_PROCESS,
        now,
        now,
        null,
        request.context(),
        request.origin(),
        request.priority(),
        request.tags(),
        plan.correlationId(),
        request.parentCorrelationId(),
        counts,
        status(TaskState.STEPS_IN_PROCESS, counts, tallies),
        steps);
  }

  static StepView view(StepRow step, Instant now) {
    boolean isFinal = StepTransitions.isFinal(step.state());
    return new StepView(
        readiness(step, now),
        step.seq(),
        step.createdAt(),
        step.updatedAt(),
        isFinal ? step.updatedAt() : null,
        ExecutionResults.of(step));
  }

  private static StepReadiness fresh(TaskId task, StoredTemplate template, int number) {
    int parents = template.parentCount(number);
    return new StepReadiness(
        task.step(number),
        new TaskId(template.uuid()).step(number).value(),
        template.step(number).name(),
        parents == 0 ? StepState.ENQUEUED : StepState.PENDING,
        parents,
        0,
        0,
        template.step(number).retry().attempts(),
        true,
        false,
        null,
        null,
        null,
        null);
  }

  private static StepReadiness readiness(StepRow step, Instant now) {
    boolean mayRetry = step.attempts() == 0 || step.attempts() < step.maxAttempts();
    Instant next = step.nextAttemptAt();
    boolean due =
        step.state() == StepState.PENDING
            || (step.state() == StepState.WAITING_FOR_RETRY && next != null && !next.isAfter(now));
    return new StepReadiness(
        step.task().step(step.number()),
        step.namedStep(),
        step.name(),
        step.state(),
        step.parents(),
        step.parents() - step.remaining(),
        step.attempts(),
        step.maxAttempts(),
        mayRetry,
        due && step.remaining() == 0 && mayRetry,
        step.lastFailureAt(),
        next,
        backoffSeconds(step),
        step.claimedAt());
  }

  private static @Nullable Integer backoffSeconds(StepRow step) {
    Instant next = step.nextAttemptAt();
    if (next == null) {
      return null;
    }
    long millis = Duration.between(step.updatedAt(), next).toMillis();
    return Math.toIntExact(Math.max(0, (millis + 999) / 1_000));
  }

  private static List<StepTally> tallies(List<StepReadiness> steps) {
    return steps.stream()
        .map(step -> new StepTally(step.state(), step.readyForExecution(), 1))
        .toList();
  }

  private static StepCounts counts(List<StepTally> tallies) {
    return new StepCounts(
        count(tallies, _ -> true),
        count(tallies, steps -> steps.state() == StepState.PENDING),
        count(tallies, steps -> steps.state() == StepState.IN_PROGRESS),
        count(tallies, steps -> steps.state().satisfiesDependents()),
        count(tallies, steps -> steps.state() == StepState.ERROR),
        count(tallies, StepTally::ready));
  }

  /**
   * What the task is up to. A failed branch does not stop its siblings: as long as anything else
   * can run the task is processing, and {@code failed_steps} tells of the failure.
   */
  private static ExecutionStatus status(
      TaskState state, StepCounts counts, List<StepTally> tallies) {
    if (state == TaskState.BLOCKED_BY_FAILURES) {
      return ExecutionStatus.BLOCKED_BY_FAILURES;
    }
    if (counts.ready() > 0) {
      return ExecutionStatus.HAS_READY_STEPS;
    }
    if (tallies.stream().anyMatch(steps -> steps.state().isActive())) {
      return ExecutionStatus.PROCESSING;
    }
    return counts.total() > 0 && counts.completed() == counts.total()
        ? ExecutionStatus.ALL_COMPLETE
        : ExecutionStatus.WAITING_FOR_DEPENDENCIES;
  }

  private static int count(List<StepTally> tallies, Predicate<StepTally> which) {
    return tallies.stream().filter(which).mapToInt(StepTally::count).sum();
  }
}
