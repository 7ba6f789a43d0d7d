package io.tasker.core.writer;

import io.helidon.metrics.api.DistributionSummary;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.state.StepCause;
import io.tasker.core.store.Outgoing;
import io.tasker.core.store.WriteSet;
import io.tasker.core.telemetry.Counters;
import io.tasker.core.telemetry.Labelled;
import io.tasker.core.telemetry.Metric;
import java.time.Instant;
import java.util.List;

/** Counts what a set did, after its commit. */
final class SetMeters {
  private static final double NANOS_PER_MILLI = 1_000_000;

  private final Counters counters;
  private final Operation create;
  private final Operation process;
  private final DistributionSummary initialization;
  private final DistributionSummary finalization;
  private final DistributionSummary resultProcessing;

  private record Operation(
      Labelled<DistributionSummary> size, Labelled<DistributionSummary> duration) {
    static Operation of(String name, Counters counters) {
      return new Operation(
          new Labelled<>(writer -> counters.meters().histogram(Metric.SET_SIZE, writer, name)),
          new Labelled<>(writer -> counters.meters().histogram(Metric.TRANSACTION, writer, name)));
    }

    void record(String writer, int events, double millis) {
      size.of(writer).record(events);
      duration.of(writer).record(millis);
    }
  }

  SetMeters(Counters counters) {
    this.counters = counters;
    this.create = Operation.of("create", counters);
    this.process = Operation.of("process", counters);
    this.initialization = counters.meters().histogram(Metric.TASK_INITIALIZATION);
    this.finalization = counters.meters().histogram(Metric.TASK_FINALIZATION);
    this.resultProcessing = counters.meters().histogram(Metric.RESULT_PROCESSING);
  }

  void created(String writer, List<Create> requests, CreateSet.Outcome outcome, long nanos) {
    double millis = nanos / NANOS_PER_MILLI;
    create.record(writer, requests.size(), millis);
    for (int i = 0; i < requests.size(); i++) {
      if (outcome.creations().get(i) instanceof Creation.Created) {
        counters.taskRequested(requests.get(i).plan().request().template().namespace());
        initialization.record(millis);
      }
    }
    outcome.messages().forEach(message -> counters.stepEnqueued(message.queue().value()));
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
    rows.taskTransitions().forEach(row -> counters.taskMoved(row.to().wireName()));
    for (Outgoing message : rows.messages()) {
      counters.stepEnqueued(message.queue().value());
    }
    for (WriteSet.TaskChange change : rows.tasks()) {
      ended(change, counts.at(), millis);
    }
    for (WriteSet.StepTransition row : rows.stepTransitions()) {
      result(row, millis);
    }
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

  private void result(WriteSet.StepTransition row, double millis) {
    if (row.cause() == StepCause.CANCEL) {
      return;
    }
    boolean success = row.from() == StepState.ENQUEUED_FOR_ORCHESTRATION;
    if (success || row.from() == StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION) {
      counters.resultProcessed(success);
      resultProcessing.record(millis);
    }
  }

  /** A task's id begins with the time it was made. */
  private static long createdMillis(TaskId task) {
    return task.value().getMostSignificantBits() >>> 16;
  }
}
