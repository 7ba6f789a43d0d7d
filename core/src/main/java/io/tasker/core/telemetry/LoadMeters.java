package io.tasker.core.telemetry;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionSummary;
import io.tasker.core.metric.HealthMetric;

/** What was refused and why, and how the looks at the load went. */
public final class LoadMeters {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Meters meters;
  private final Labelled<Counter> activations;
  private final Counter evaluations;
  private final Counter errors;
  private final DistributionSummary evaluationMillis;

  /** Registers them. */
  public LoadMeters(Meters meters) {
    this.meters = meters;
    activations = new Labelled<>(reason -> meters.counter(HealthMetric.HEALTH_ACTIVATIONS, reason));
    evaluations = meters.counter(HealthMetric.HEALTH_EVALUATIONS);
    errors = meters.counter(HealthMetric.HEALTH_ERRORS);
    evaluationMillis = meters.histogram(HealthMetric.HEALTH_EVALUATION);
  }

  /** A request was refused. */
  public void refused(String endpoint, String reason) {
    meters.counter(HealthMetric.API_REJECTED, endpoint, reason).increment();
  }

  /** From now on requests are refused. */
  public void activated(String reason) {
    activations.of(reason).increment();
  }

  /** The load was looked at. */
  public void evaluated(long nanos) {
    evaluations.increment();
    evaluationMillis.record(nanos / NANOS_PER_MILLI);
  }

  /** The load could not be looked at. */
  public void failed() {
    evaluations.increment();
    errors.increment();
  }
}
