package io.tasker.core.admission;

import io.tasker.contract.error.TaskerException;
import io.tasker.core.admission.AdmissionDecision.Accept;
import io.tasker.core.admission.AdmissionDecision.Refuse;
import io.tasker.core.channel.ChannelStats;
import io.tasker.core.config.QueueDepthConfig;
import io.tasker.core.resilience.CircuitBreaker;
import io.tasker.core.telemetry.LoadMeters;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Refuses new tasks while there is no room for them. The breaker and the channels are looked at for
 * each task, since that costs nothing; the queues from time to time, by {@link QueueDepths}.
 */
public final class AdmissionGate {
  private static final System.Logger LOG = System.getLogger(AdmissionGate.class.getName());

  private final CircuitBreaker database;
  private final Supplier<List<ChannelStats>> channels;
  private final QueueDepths depths;
  private final QueueDepthConfig limits;
  private final LoadMeters meters;
  private final AtomicReference<String> active = new AtomicReference<>("");

  /** Looks at these. */
  public AdmissionGate(
      CircuitBreaker database,
      Supplier<List<ChannelStats>> channels,
      QueueDepths depths,
      QueueDepthConfig limits,
      LoadMeters meters) {
    this.database = database;
    this.channels = channels;
    this.depths = depths;
    this.limits = limits;
    this.meters = meters;
  }

  /**
   * Returns if a task may be created.
   *
   * @param endpoint who asks, for metrics: the name of an operation in small letters
   * @throws TaskerException {@code OVERLOADED}, saying when to try again; nothing was done
   */
  public void requireRoom(String endpoint) {
    switch (look()) {
      case Accept() -> {}
      case Refuse(var reason, var text, var retryAfter) -> {
        meters.refused(endpoint, reason.label());
        throw TaskerException.overloaded(text, retryAfter);
      }
    }
  }

  /**
   * Returns if the database may be asked for something; what waits in queues and channels does not
   * matter.
   *
   * @param endpoint who asks, for metrics
   * @throws TaskerException {@code CIRCUIT_OPEN}; nothing was done
   */
  public void requireDatabase(String endpoint) {
    database
        .refusalIfOpen()
        .ifPresent(
            refusal -> {
              meters.refused(endpoint, AdmissionDecision.Reason.CIRCUIT_BREAKER.label());
              throw refusal;
            });
  }

  /** Decides, and says so if that has changed. */
  public AdmissionDecision look() {
    AdmissionDecision decision = AdmissionDecision.decide(readings(), limits);
    switch (decision) {
      case Accept() -> {
        if (!active.getAndSet("").isEmpty()) {
          LOG.log(Level.INFO, "new tasks are accepted again");
        }
      }
      case Refuse(var reason, var text, var retryAfter) -> {
        if (!active.getAndSet(reason.label()).equals(reason.label())) {
          meters.activated(reason.label());
          LOG.log(
              Level.WARNING,
              "new tasks are refused reason={0} retry_after_s={1}: {2}",
              reason.label(),
              retryAfter.toSeconds(),
              text);
        }
      }
    }
    return decision;
  }

  /** Whether new tasks are refused, as last decided. */
  public boolean isRefusing() {
    return !active.get().isEmpty();
  }

  private Readings readings() {
    return new Readings(
        database.isOpen(), fullest(channels.get()), depths.current().orElse(Map.of()));
  }

  /** How full the fullest is, 0 to 100. */
  public static double fullest(List<ChannelStats> channels) {
    return channels.stream().mapToDouble(ChannelStats::saturationPercent).max().orElse(0);
  }
}
