package io.tasker.core.operations;

import io.tasker.contract.operations.HealthOperations;
import io.tasker.core.admission.AdmissionDecision;
import io.tasker.core.admission.AdmissionGate;
import io.tasker.core.admission.QueueDepths;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.config.QueueDepthConfig;
import io.tasker.core.resilience.Breakers;
import io.tasker.core.resilience.CircuitBreaker;
import io.tasker.core.store.ViewStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Health for API plugins. */
public final class HealthService implements HealthOperations {
  private final Facts facts;
  private final ViewStore views;
  private final Runnable enginePing;
  private final Load load;
  private final InstantSource clock;

  /**
   * What is known of the process.
   *
   * @param version of this build
   * @param environment {@code TASKER_ENV}
   * @param state operational state, as the public API names them
   * @param delivery how work is noticed
   * @param messaging whether messages get through
   * @param apiPoolSize connections at most for API reads
   * @param enginePoolSize connections at most for the engine
   */
  public record Facts(
      String version,
      String environment,
      Supplier<String> state,
      Supplier<Check> delivery,
      Supplier<Check> messaging,
      int apiPoolSize,
      int enginePoolSize) {}

  /**
   * How much there is to do.
   *
   * @param breakers before the parts that may be away
   * @param depths of the server's own queues
   * @param limits of those
   * @param channels of commands
   * @param poolPercents connections in use by what they are for, in percent
   */
  public record Load(
      Breakers breakers,
      QueueDepths depths,
      QueueDepthConfig limits,
      Supplier<List<ChannelStats>> channels,
      Supplier<Map<String, Double>> poolPercents) {}

  /**
   * Looks at pools, queues and channels.
   *
   * @param enginePing throws if the database does not answer the engine; not called while that is
   *     known
   */
  public HealthService(
      Facts facts, ViewStore views, Runnable enginePing, Load load, InstantSource clock) {
    this.facts = facts;
    this.views = views;
    this.enginePing = enginePing;
    this.load = load;
    this.clock = clock;
  }

  @Override
  public Instant alive() {
    return clock.instant();
  }

  @Override
  public Readiness readiness() {
    return new Readiness(clock.instant(), checks(), info());
  }

  @Override
  public Readiness detailed() {
    Map<String, Check> checks = checks();
    checks.put("pool_utilization", LoadChecks.poolUtilization(load.poolPercents().get()));
    checks.put("queue_depth", LoadChecks.queueDepth(load.depths().current(), load.limits()));
    checks.put("channel_saturation", LoadChecks.channelSaturation(fullestChannel()));
    return new Readiness(clock.instant(), checks, info());
  }

  private Map<String, Check> checks() {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("web_database", AnswerCheck.of(views::ping));
    Check engine = AnswerCheck.of(load.breakers().database(), enginePing);
    checks.put("orchestration_database", engine);
    checks.put(
        "circuit_breaker",
        LoadChecks.circuitBreakers(
            load.breakers().all().stream().map(CircuitBreaker::stats).toList(),
            !load.breakers().hasBroker()));
    checks.put("orchestration_system", system());
    checks.put("command_processor", commandProcessor(engine));
    checks.put("delivery", facts.delivery().get());
    checks.put("messaging", facts.messaging().get());
    return checks;
  }

  private Check system() {
    String state = facts.state().get();
    return new Check(state.equals("Normal") ? "healthy" : "unhealthy", state, 0);
  }

  private Check commandProcessor(Check database) {
    double fullest = fullestChannel();
    String status = database.isHealthy() ? "healthy" : "degraded";
    return new Check(
        fullest >= AdmissionDecision.CRITICAL_PERCENT ? "unhealthy" : status,
        "channels %.1f %% full".formatted(fullest),
        0);
  }

  private double fullestChannel() {
    return AdmissionGate.fullest(load.channels().get());
  }

  private Info info() {
    return new Info(
        facts.version(),
        facts.environment(),
        facts.state().get(),
        load.breakers().database().state().publicName(),
        facts.apiPoolSize(),
        facts.enginePoolSize());
  }
}
