package io.tasker.core.writer;

import io.helidon.metrics.api.DistributionSummary;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.metric.EngineMetric;
import io.tasker.core.metric.TaskMetric;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.state.StepCause;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.store.WriteSet;
import io.tasker.core.telemetry.Counters;
import io.tasker.core.telemetry.Labelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** Counts what a set did, after its commit. */
final class SetMeters {
  private static final double NANOS_PER_MILLI = 1_000_000;
  private static final TaskState[] STATES = TaskState.values();

  private final Counters counters;
  private final Operation create;
  private final Operation enter;
  private final Operation process;
  private final DistributionSummary initialization;
  private final DistributionSummary finalization;
  private final DistributionSummary resultProcessing;

  private record Operation(
      Labelled<DistributionSummary> size, Labelled<DistributionSummary> duration) {
    static Operation of(String name, Counters counters) {
      return new Operation(
          new Labelled<>(
              writer -> counters.meters().histogram(EngineMetric.SET_SIZE, writer, name)),
          new Labelled<>(
              writer -> counters.meters().histogram(EngineMetric.TRANSACTION, writer, name)));
    }

    void record(String writer, int events, double millis) {
      size.of(writer).record(events);
      duration.of(writer).record(millis);
    }
  }

  SetMeters(Counters counters) {
    this.counters = counters;
    this.create = Operation.of("create", counters);
    this.enter = Operation.of("enter", counters);
    this.process = Operation.of("process", counters);
    this.initialization = counters.meters().histogram(TaskMetric.TASK_INITIALIZATION);
    this.finalization = counters.meters().histogram(TaskMetric.TASK_FINALIZATION);
    this.resultProcessing = counters.meters().histogram(TaskMetric.RESULT_PROCESSING);
  }

  void created(String writer, List<Create> requests, CreateSet.Outcome outcome, long nanos) {
    double millis = nanos / NANOS_PER_MILLI;
    create.record(writer, requests.size(), millis);
    List<TaskPlan> plans = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      if (outcome.creations().get(i) instanceof Creation.Created) {
        plans.add(requests.get(i).plan());
      }
    }
    created(plans, outcome.messages(), millis);
  }

  void entered(String writer, QueueName queue, EntrySet.Outcome outcome, long nanos) {
    double millis = nanos / NANOS_PER_MILLI;
    enter.record(writer, outcome.popped(), millis);
    created(
        outcome.entered().stream()
            .filter(one -> one.creation() instanceof Creation.Created)
            .map(EntrySet.Entered::plan)
            .toList(),
        outcome.messages(),
        millis);
    counters.received(queue.value(), outcome.popped());
    counters.deadMessages(outcome.dead().size());
  }

  private void created(List<TaskPlan> plans, List<Outgoing> messages, double millis) {
    tally(plans, plan -> plan.request().template().namespace(), counters::tasksRequested);
    plans.forEach(_ -> initialization.record(millis));
    tally(messages, message -> message.queue().value(), counters::stepsEnqueued);
  }

  void processed(String writer, int given, SetOutcome outcome, long nanos) {
    int events = given + outcome.popped() + outcome.guards();
    if (events == 0) {
      return; // an empty look
    }
    process.record(writer, events, nanos / NANOS_PER_MILLI);
    outcome.counts().ifPresent(counts -> count(counts, nanos / NANOS_PER_MILLI));
  }

  private void count(SetOutcome.Counts counts, double millis) {
    WriteSet rows = counts.rows();
    moved(rows.taskTransitions());
    tally(rows.messages(), message -> message.queue().value(), counters::stepsEnqueued);
    for (WriteSet.TaskChange change : rows.tasks()) {
      ended(change, counts.at(), millis);
    }
    results(rows.stepTransitions(), millis);
    counters.received(counts.queue(), counts.popped());
    counters.dlqEntries(rows.dlqEntryCount());
    counters.deadMessages(rows.deadMessageCount());
    counters.leasesExpired(rows.stepTransitionCount(StepCause.LEASE_EXPIRED));
  }

  private void ended(WriteSet.TaskChange change, Instant at, double millis) {
    if (change.state() == change.before().state()) {
      return;
    }
    if (change.state() == TaskState.COMPLETE) {
      long age = at.toEpochMilli() - createdMillis(change.before().task());
      counters.taskCompleted(change.before().templateId(), Math.max(0, age) / 1_000.0);
      finalization.record(millis);
    } else if (change.state() == TaskState.BLOCKED_BY_FAILURES) {
      counters.taskFailed(change.before().templateId());
      finalization.record(millis);
    }
  }

  private void results(List<WriteSet.StepTransition> transitions, double millis) {
    int successes = 0;
    int failures = 0;
    for (WriteSet.StepTransition row : transitions) {
      if (row.cause() == StepCause.CANCEL) {
        continue;
      }
      if (row.from() == StepState.ENQUEUED_FOR_ORCHESTRATION) {
        successes++;
        resultProcessing.record(millis);
      } else if (row.from() == StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION) {
        failures++;
        resultProcessing.record(millis);
      }
    }
    if (successes > 0) {
      counters.resultsProcessed(true, successes);
    }
    if (failures > 0) {
      counters.resultsProcessed(false, failures);
    }
  }

  private void moved(List<WriteSet.TaskTransition> transitions) {
    int[] byState = new int[STATES.length];
    transitions.forEach(row -> byState[row.to().ordinal()]++);
    for (TaskState state : STATES) {
      if (byState[state.ordinal()] > 0) {
        counters.tasksMoved(state.wireName(), byState[state.ordinal()]);
      }
    }
  }

  /** Counts neighbours with the same label at once; most sets have one label. */
  private static <T> void tally(
      List<T> rows, Function<T, String> labelOf, ObjIntConsumer<String> count) {
    int begin = 0;
    for (int i = 1; i <= rows.size(); i++) {
      String label = labelOf.apply(rows.get(begin));
      if (i == rows.size() || !labelOf.apply(rows.get(i)).equals(label)) {
        count.accept(label, i - begin);
        begin = i;
      }
    }
  }

  /** A task's id begins with the time it was made. */
  private static long createdMillis(TaskId task) {
    return task.value().getMostSignificantBits() >>> 16;
  }
}
