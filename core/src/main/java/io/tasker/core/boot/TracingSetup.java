package io.tasker.core.boot;

import io.tasker.core.config.TelemetryConfig;
import io.tasker.core.telemetry.OpenTelemetryTracing;
import io.tasker.core.telemetry.Tracing;
import java.lang.System.Logger.Level;

/** Chooses who traces. */
public final class TracingSetup {
  private static final System.Logger LOG = System.getLogger(TracingSetup.class.getName());

  private TracingSetup() {}

  /**
   * Starts tracing if the configuration wants it.
   *
   * @param service name of the process in its spans
   */
  public static Tracing of(TelemetryConfig config, String service) {
    if (!config.traced()) {
      return Tracing.OFF;
    }
    LOG.log(
        Level.INFO,
        "tracing endpoint={0} sample_percent={1}",
        config.otlpEndpoint(),
        config.sampledPercent());
    return new OpenTelemetryTracing(service, config.otlpEndpoint(), config.sampledPercent());
  }
}
