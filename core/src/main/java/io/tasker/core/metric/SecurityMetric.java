package io.tasker.core.metric;

/** Who calls the server, and what they may not do. */
public enum SecurityMetric implements Metric {
  AUTH_REQUESTS(
      Kind.COUNTER,
      "tasker.auth.requests.total",
      "calls",
      "calls whose caller was looked for; method is jwt, api_key or none, result success or"
          + " failure",
      "method",
      "result"),
  AUTH_FAILURES(
      Kind.COUNTER,
      "tasker.auth.failures.total",
      "calls",
      "calls of nobody we know; reason is missing, malformed, invalid or expired",
      "reason"),
  PERMISSION_DENIALS(
      Kind.COUNTER,
      "tasker.permission.denials.total",
      "calls",
      "calls of somebody who may not do that",
      "permission"),
  TOKEN_VERIFICATION(
      Kind.HISTOGRAM,
      "tasker.auth.jwt.verification.duration",
      "ms",
      "to verify a token, right or wrong");

  private final MetricRow row;

  SecurityMetric(Kind kind, String publicName, String unit, String meaning, String... labels) {
    row = new MetricRow(Place.SERVER, kind, publicName, unit, meaning, labels);
  }

  @Override
  public MetricRow row() {
    return row;
  }
}
