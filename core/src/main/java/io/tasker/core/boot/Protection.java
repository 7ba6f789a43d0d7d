package io.tasker.core.boot;

import io.helidon.metrics.api.DistributionSummary;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.admission.AdmissionGate;
import io.tasker.core.admission.QueueDepths;
import io.tasker.core.admission.QueueTier;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.component.Chore;
import io.tasker.core.config.QueueDepthConfig;
import io.tasker.core.metric.HealthMetric;
import io.tasker.core.operations.HealthService;
import io.tasker.core.resilience.Breakers;
import io.tasker.core.resilience.CircuitBreaker;
import io.tasker.core.telemetry.LoadMeters;
import io.tasker.core.telemetry.Meters;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What keeps the server from taking more than it can do: what is read, decided and shown. */
final class Protection {
  private static final double NANOS_PER_MILLI = 1e6;

  private final DistributionSummary databaseMillis;
  private final Breakers breakers;
  private final QueueDepths depths;
  private final AdmissionGate gate;
  private final QueueDepthConfig limits;

  /**
   * What the decision rests on.
   *
   * @param breakers before the parts that may be away
   * @param channels of commands
   * @param queues the server's own
   * @param depths asks how full some queues are
   */
  record Sources(
      Breakers breakers,
      Supplier<List<ChannelStats>> channels,
      Collection<QueueName> queues,
      DepthSource depths) {}

  /** Asks how full queues are. */
  interface DepthSource {
    /** Messages in each; throws if nobody answers. */
    Map<QueueName, Long> of(Collection<QueueName> queues);
  }

  /** Looks at queues every so often, and shows all it knows. */
  Protection(Sources sources, QueueDepthConfig limits, Duration period, Meters meters) {
    this.breakers = sources.breakers();
    this.limits = limits;
    this.databaseMillis = meters.histogram(HealthMetric.HEALTH_DATABASE_CHECK);
    LoadMeters load = new LoadMeters(meters);
    Collection<QueueName> queues = sources.queues();
    this.depths =
        new QueueDepths(() -> sources.depths().of(queues), period, System::nanoTime, load);
    this.gate = new AdmissionGate(breakers.database(), sources.channels(), depths, limits, load);
    queues.forEach(queue -> show(queue, meters));
    show(sources, meters);
  }

  /** Looks again and again; also notices when a breaker may be tried again. */
  Chore chore() {
    return new Chore(
        "admission",
        () -> {
          Duration rest = depths.runOnce();
          gate.look();
          return rest;
        });
  }

  AdmissionGate gate() {
    return gate;
  }

  /** For health. */
  HealthService.Load load(
      Supplier<List<ChannelStats>> channels, Supplier<Map<String, Double>> poolPercents) {
    return new HealthService.Load(breakers, depths, limits, channels, poolPercents);
  }

  /** The same check, its time shown when it is answered. */
  Runnable timed(Runnable check) {
    return () -> {
      long begun = System.nanoTime();
      check.run();
      databaseMillis.record((System.nanoTime() - begun) / NANOS_PER_MILLI);
    };
  }

  private void show(QueueName queue, Meters meters) {
    meters.gauge(
        HealthMetric.HEALTH_QUEUE_DEPTH, () -> value(queue, depth -> depth), queue.value());
    meters.gauge(
        HealthMetric.HEALTH_QUEUE_TIER,
        () -> value(queue, depth -> QueueTier.of(depth, limits).ordinal()),
        queue.value());
  }

  private double value(QueueName queue, ToDoubleFunction<Long> of) {
    return depths
        .current()
        .filter(seen -> seen.containsKey(queue))
        .map(seen -> of.applyAsDouble(seen.get(queue)))
        .orElse(Double.NaN);
  }

  private void show(Sources sources, Meters meters) {
    List<ChannelStats> now = sources.channels().get();
    for (int i = 0; i < now.size(); i++) {
      int place = i;
      meters.gauge(
          HealthMetric.HEALTH_CHANNEL,
          () -> sources.channels().get().get(place).saturationPercent(),
          now.get(i).name());
    }
    meters.gauge(HealthMetric.HEALTH_ACTIVE, () -> gate.isRefusing() ? 1 : 0);
    meters.gauge(HealthMetric.HEALTH_DATABASE, () -> depths.isAnswered() ? 1 : 0);
    meters.gauge(HealthMetric.API_BREAKER, () -> breakers.database().state().ordinal());
    meters.counter(
        HealthMetric.API_REJECTED,
        () -> breakers.database().stats().rejected(),
        "read",
        "circuit_breaker");
    for (CircuitBreaker breaker : breakers.all()) {
      meters.gauge(
          HealthMetric.HEALTH_BREAKER_FAILURES,
          () -> breaker.stats().failuresInRow(),
          breaker.stats().name());
    }
  }
}
