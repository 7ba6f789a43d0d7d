package io.tasker.core.operations;

import io.tasker.contract.operations.HealthOperations;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.store.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Health for API plugins. */
public final class HealthService implements HealthOperations {
  private static final double CRITICAL_PERCENT = 95;

  private final Facts facts;
  private final ViewStore views;
  private final Runnable enginePing;
  private final Supplier<List<ChannelStats>> channels;
  private final InstantSource clock;

  /**
   * What is known of the process.
   *
   * @param version of this build
   * @param environment {@code TASKER_ENV}
   * @param state operational state, as the public API names them
   * @param delivery how work is noticed
   * @param apiPoolSize connections at most for API reads
   * @param enginePoolSize connections at most for the engine
   */
  public record Facts(
      String version,
      String environment,
      Supplier<String> state,
      Supplier<Check> delivery,
      int apiPoolSize,
      int enginePoolSize) {}

  /** Looks at pools and channels. */
  public HealthService(
      Facts facts,
      ViewStore views,
      Runnable enginePing,
      Supplier<List<ChannelStats>> channels,
      InstantSource clock) {
    this.facts = facts;
    this.views = views;
    this.enginePing = enginePing;
    this.channels = channels;
    this.clock = clock;
  }

  @Override
  public Instant alive() {
    return clock.instant();
  }

  @Override
  public Readiness readiness() {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("web_database", timed(views::ping, "answers"));
    checks.put("orchestration_database", timed(enginePing, "answers"));
    checks.put("circuit_breaker", new Check("healthy", "closed", 0));
    checks.put("orchestration_system", system());
    checks.put("command_processor", commandProcessor());
    checks.put("delivery", facts.delivery().get());
    return new Readiness(clock.instant(), checks, info());
  }

  private Check system() {
    String state = facts.state().get();
    return new Check(state.equals("Normal") ? "healthy" : "unhealthy", state, 0);
  }

  private Check commandProcessor() {
    double worst =
        channels.get().stream().mapToDouble(ChannelStats::saturationPercent).max().orElse(0);
    return new Check(
        worst >= CRITICAL_PERCENT ? "unhealthy" : "healthy",
        "channels %.1f %% full".formatted(worst),
        0);
  }

  private Info info() {
    return new Info(
        facts.version(),
        facts.environment(),
        facts.state().get(),
        "Closed",
        facts.apiPoolSize(),
        facts.enginePoolSize());
  }

  private static Check timed(Runnable check, String message) {
    long before = System.nanoTime();
    try {
      check.run();
      return new Check("healthy", message, millisSince(before));
    } catch (RuntimeException e) {
      return new Check("unhealthy", "does not answer: " + e.getMessage(), millisSince(before));
    }
  }

  private static long millisSince(long before) {
    return Duration.ofNanos(System.nanoTime() - before).toMillis();
  }
}
