package io.tasker.contract.operations;

import java.time.Instant;
import java.util.Map;

/** What can be asked about the process itself. */
public interface HealthOperations {
  /** The time by the database's clock; answering at all means alive. */
  Instant alive();

  /** Whether requests can be served, and what was looked at. Never throws. */
  Readiness readiness();

  /**
   * Everything that can be looked at: the checks of {@link #readiness()} and {@code
   * pool_utilization}, {@code queue_depth} and {@code channel_saturation}. Never throws.
   */
  Readiness detailed();

  /**
   * The state of one part.
   *
   * @param status {@code healthy}, {@code degraded}, {@code unhealthy} or {@code unknown}
   * @param message for people
   * @param durationMs how long looking took, in milliseconds
   */
  record Check(String status, String message, long durationMs) {
    /** Whether the part does its work. */
    public boolean isHealthy() {
      return status.equals("healthy");
    }
  }

  /**
   * Facts about the process.
   *
   * @param version of this build
   * @param environment {@code TASKER_ENV}
   * @param operationalState {@code Startup}, {@code Normal}, {@code GracefulShutdown} or {@code
   *     Stopped}
   * @param circuitBreakerState {@code Closed}, {@code Open} or {@code HalfOpen}
   * @param apiPoolSize connections at most for API reads
   * @param enginePoolSize connections at most for the engine
   */
  record Info(
      String version,
      String environment,
      String operationalState,
      String circuitBreakerState,
      int apiPoolSize,
      int enginePoolSize) {}

  /**
   * What was looked at, when, and what came out.
   *
   * @param at when
   * @param checks by public check name: {@code web_database}, {@code orchestration_database},
   *     {@code circuit_breaker}, {@code orchestration_system}, {@code command_processor}, {@code
   *     delivery}
   * @param info facts about the process
   */
  record Readiness(Instant at, Map<String, Check> checks, Info info) {
    /** Whether requests can be served: no check is unhealthy. */
    public boolean isReady() {
      return checks.values().stream().noneMatch(check -> check.status().equals("unhealthy"));
    }

    /** Whether every check is healthy. */
    public boolean isHealthy() {
      return checks.values().stream().allMatch(Check::isHealthy);
    }
  }
}
