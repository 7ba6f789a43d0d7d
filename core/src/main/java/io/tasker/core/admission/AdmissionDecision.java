package io.tasker.core.admission;

import static java.util.Comparator.comparing;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.config.QueueDepthConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Whether a new task is taken. Unknown is not full: what is not known refuses nobody. */
public sealed interface AdmissionDecision {
  /** From here on the channels of commands make health degraded. */
  double SATURATED_PERCENT = 80;

  /** From here on they take no new tasks. */
  double CRITICAL_PERCENT = 95;

  /** It is. */
  record Accept() implements AdmissionDecision {}

  /**
   * It is not.
   *
   * @param reason one of a few, for metrics
   * @param text for the caller
   * @param retryAfter when it makes sense to try again
   */
  record Refuse(Reason reason, String text, Duration retryAfter) implements AdmissionDecision {}

  /** Why a task is not taken. */
  enum Reason {
    /** The database is away. */
    CIRCUIT_BREAKER,
    /** Too many commands wait in memory. */
    CHANNEL_SATURATION,
    /** Too many messages wait in a queue. */
    QUEUE_DEPTH;

    /** As a label of metrics and in logs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Decides: the breaker before the channels before the fullest queue. */
  static AdmissionDecision decide(Readings readings, QueueDepthConfig limits) {
    if (readings.breakerOpen()) {
      return refuse(Reason.CIRCUIT_BREAKER, 30, "Circuit breaker open");
    }
    if (readings.channelPercent() >= CRITICAL_PERCENT) {
      return refuse(
          Reason.CHANNEL_SATURATION,
          15,
          String.format(
              Locale.ROOT,
              "Command channel critically saturated (%.1f%%)",
              readings.channelPercent()));
    }
    return readings.depths().entrySet().stream()
        .max(comparing(Map.Entry<QueueName, Long>::getValue).thenComparing(Map.Entry::getKey))
        .map(fullest -> ofDepth(fullest.getKey(), fullest.getValue(), limits))
        .orElseGet(Accept::new);
  }

  private static AdmissionDecision ofDepth(QueueName queue, long depth, QueueDepthConfig limits) {
    return switch (QueueTier.of(depth, limits)) {
      case NORMAL, WARNING -> new Accept();
      case CRITICAL -> refuse(Reason.QUEUE_DEPTH, 30, depthText(queue, "critical", depth));
      case OVERFLOW -> refuse(Reason.QUEUE_DEPTH, 60, depthText(queue, "overflow", depth));
    };
  }

  private static String depthText(QueueName queue, String tier, long depth) {
    return "Queue '%s' at %s depth (%d messages)".formatted(queue.value(), tier, depth);
  }

  private static Refuse refuse(Reason reason, int seconds, String text) {
    return new Refuse(reason, text, Duration.ofSeconds(seconds));
  }
}
