package io.tasker.core.config;

/**
 * What a process tells about itself.
 *
 * @param logFormat how lines are written
 * @param traced whether spans are recorded and sent
 * @param otlpEndpoint where spans are sent, an HTTP address without {@code /v1/traces}
 * @param sampledPercent how many of the traces that begin here are recorded, 0 to 100
 */
public record TelemetryConfig(
    LogFormat logFormat, boolean traced, String otlpEndpoint, int sampledPercent) {
  /** How log lines are written. */
  public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object per line. */
    JSON
  }
}
