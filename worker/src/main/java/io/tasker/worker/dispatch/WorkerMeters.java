package io.tasker.worker.dispatch;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionSummary;
import io.tasker.contract.model.StepState;
import io.tasker.core.boot.ProcessMeters;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.metric.FlowMetric;
import io.tasker.core.metric.Metric;
import io.tasker.core.metric.WorkerMetric;
import io.tasker.core.telemetry.Labelled;
import io.tasker.core.telemetry.Meters;
import io.tasker.worker.handler.StepOutcome;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What a worker counts and times. */
public final class WorkerMeters {
  private static final String CREDITS = "credits";
  private static final double NANOS_PER_MILLI = 1_000_000;

  /** Any other type comes from a handler, which may invent as many as it likes. */
  private static final Set<String> OUR_ERRORS =
      Set.of(
          "handler_timeout",
          "handler_not_found",
          "handler_interrupted",
          "handler_error",
          "handler_panic",
          "result_not_storable");

  private final Meters meters;
  private final Labelled<Counter> received;
  private final Labelled<Counter> sent;
  private final Labelled<Counter> claimed;
  private final Labelled<Counter> attempts;
  private final Labelled<Counter> transitions;
  private final Labelled<Counter> executed;
  private final Labelled<Counter> succeeded;
  private final Counter submitted;
  private final Counter late;
  private final Labelled<DistributionSummary> claimMillis;
  private final Labelled<DistributionSummary> executionMillis;
  private final DistributionSummary submissionMillis;

  /** Registers them. */
  public WorkerMeters(Meters meters) {
    this.meters = meters;
    received = counters(FlowMetric.MESSAGES_RECEIVED);
    sent = counters(FlowMetric.MESSAGES_SENT);
    claimed = counters(WorkerMetric.STEPS_CLAIMED);
    attempts = counters(WorkerMetric.STEP_ATTEMPTS);
    transitions = counters(WorkerMetric.STEP_TRANSITIONS);
    executed = counters(WorkerMetric.STEPS_EXECUTED);
    succeeded = counters(WorkerMetric.STEPS_SUCCEEDED);
    submitted = meters.counter(WorkerMetric.RESULTS_SUBMITTED);
    late = meters.counter(WorkerMetric.RESULTS_LATE);
    claimMillis = new Labelled<>(queue -> meters.histogram(WorkerMetric.STEP_CLAIM, queue));
    executionMillis =
        new Labelled<>(namespace -> meters.histogram(WorkerMetric.STEP_EXECUTION, namespace));
    submissionMillis = meters.histogram(WorkerMetric.STEP_SUBMISSION);
  }

  /**
   * Shows what a runner holds, also as a channel named {@code credits}.
   *
   * @param limit steps it may hold at most
   */
  void watch(IntSupplier held, int limit, Supplier<ChannelStats> results) {
    meters.gauge(WorkerMetric.STEPS_ACTIVE, held::getAsInt);
    meters.gauge(FlowMetric.CHANNEL_BACKLOG, held::getAsInt, CREDITS);
    meters.gauge(FlowMetric.CHANNEL_SIZE, () -> limit, CREDITS);
    meters.gauge(FlowMetric.CHANNEL_SATURATION, () -> held.getAsInt() / (double) limit, CREDITS);
    ProcessMeters.of(() -> List.of(results.get()), meters);
  }

  private Labelled<Counter> counters(Metric metric) {
    return new Labelled<>(label -> meters.counter(metric, label));
  }

  /** A look at a queue that found messages. */
  void claimed(Claimer.Haul haul, long nanos) {
    haul.popped()
        .forEach(
            (queue, count) -> {
              received.of(queue.value()).increment(count);
              claimMillis.of(queue.value()).record(nanos / NANOS_PER_MILLI);
            });
    haul.claimed().forEach((queue, count) -> claimed.of(queue.value()).increment(count));
    transitions.of(StepState.IN_PROGRESS.wireName()).increment(haul.assignments().size());
    long first = haul.assignments().stream().filter(one -> one.claimed().attempt() == 1).count();
    attempts.of("first").increment(first);
    attempts.of("retry").increment(haul.assignments().size() - first);
  }

  /** A handler is called. */
  void begun(Execution execution) {
    executed.of(execution.template().namespace()).increment();
  }

  /** A handler returned. */
  void ended(Execution execution, long nanos) {
    executionMillis.of(execution.template().namespace()).record(nanos / NANOS_PER_MILLI);
  }

  /** An attempt is settled: what it ended with. */
  void settled(Execution execution, StepOutcome outcome) {
    String namespace = execution.template().namespace();
    switch (outcome) {
      case StepOutcome.Success _ -> succeeded.of(namespace).increment();
      case StepOutcome.Failure failure ->
          meters
              .counter(WorkerMetric.STEPS_FAILED, namespace, errorType(failure.errorType()))
              .increment();
    }
  }

  /** A result is committed. */
  void submitted(String queue, boolean success, long nanos) {
    StepState state =
        success
            ? StepState.ENQUEUED_FOR_ORCHESTRATION
            : StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION;
    transitions.of(state.wireName()).increment();
    sent.of(queue).increment();
    submitted.increment();
    submissionMillis.record(nanos / NANOS_PER_MILLI);
  }

  /** A result was too late. */
  void late() {
    late.increment();
  }

  private static String errorType(String type) {
    return OUR_ERRORS.contains(type) ? type : "handler";
  }
}
