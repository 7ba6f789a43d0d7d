package io.tasker.core.operations;

import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.admission.AdmissionDecision;
import io.tasker.core.admission.QueueTier;
import io.tasker.core.config.QueueDepthConfig;
import io.tasker.core.resilience.BreakerState;
import io.tasker.core.resilience.BreakerStats;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Health checks that need nobody's answer: from readings to a status. */
final class LoadChecks {
  private static final double POOL_DEGRADED = 80;
  private static final double POOL_UNHEALTHY = 95;

  private LoadChecks() {}

  /** Degraded unless all are closed; says which is not, and why it opened. */
  static Check circuitBreakers(List<BreakerStats> breakers, boolean brokerIsDatabase) {
    StringBuilder message = new StringBuilder();
    for (BreakerStats breaker : breakers) {
      message
          .append(message.isEmpty() ? "" : "; ")
          .append(breaker.name())
          .append(' ')
          .append(breaker.state().publicName());
      if (breaker.state() != BreakerState.CLOSED) {
        message.append(", last failure: ").append(breaker.lastFailure());
      }
    }
    if (brokerIsDatabase) {
      message.append("; messaging is in the database");
    }
    boolean closed = breakers.stream().allMatch(breaker -> breaker.state() == BreakerState.CLOSED);
    return new Check(closed ? "healthy" : "degraded", message.toString(), 0);
  }

  /** The status of the fullest queue; unknown if none was seen lately. */
  static Check queueDepth(Optional<Map<QueueName, Long>> depths, QueueDepthConfig limits) {
    return depths
        .flatMap(seen -> seen.entrySet().stream().max(Map.Entry.comparingByValue()))
        .map(
            fullest -> {
              QueueTier tier = QueueTier.of(fullest.getValue(), limits);
              return new Check(
                  status(tier),
                  "%s: %s holds %d messages"
                      .formatted(
                          tier.name().toLowerCase(Locale.ROOT),
                          fullest.getKey().value(),
                          fullest.getValue()),
                  0);
            })
        .orElseGet(() -> new Check("unknown", "not seen lately", 0));
  }

  /** Degraded from 80 %, unhealthy from 95 %: then new tasks are refused. */
  static Check channelSaturation(double percent) {
    return new Check(
        percent >= AdmissionDecision.CRITICAL_PERCENT
            ? "unhealthy"
            : percent >= AdmissionDecision.SATURATED_PERCENT ? "degraded" : "healthy",
        "fullest channel: %.1f %%".formatted(percent),
        0);
  }

  /**
   * Degraded above 80 %, unhealthy above 95 %; the fullest decides.
   *
   * @param percents connections in use by what they are for, in percent
   */
  static Check poolUtilization(Map<String, Double> percents) {
    double most = percents.values().stream().mapToDouble(percent -> percent).max().orElse(0);
    String message =
        percents.entrySet().stream()
            .map(pool -> "%s %.1f %%".formatted(pool.getKey(), pool.getValue()))
            .collect(Collectors.joining(", "));
    return new Check(
        most > POOL_UNHEALTHY ? "unhealthy" : most > POOL_DEGRADED ? "degraded" : "healthy",
        "connections in use: " + message,
        0);
  }

  private static String status(QueueTier tier) {
    return switch (tier) {
      case NORMAL -> "healthy";
      case WARNING -> "degraded";
      case CRITICAL, OVERFLOW -> "unhealthy";
    };
  }
}
