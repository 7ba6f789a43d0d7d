package io.tasker.core.security;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionSummary;
import io.tasker.contract.spi.security.Verdict;
import io.tasker.core.metric.SecurityMetric;
import io.tasker.core.telemetry.Labelled;
import io.tasker.core.telemetry.Meters;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Counts who was let in and who was not. */
final class VerdictMeters {
  private static final double NANOS_PER_MS = 1_000_000;

  private final Labelled<Labelled<Counter>> requests;
  private final Labelled<Counter> failures;
  private final Labelled<Counter> denials;
  private final DistributionSummary verification;
  private final LongSupplier nanos;

  VerdictMeters(Meters meters, LongSupplier nanos) {
    this.nanos = nanos;
    requests =
        new Labelled<>(
            method ->
                new Labelled<>(
                    result -> meters.counter(SecurityMetric.AUTH_REQUESTS, method, result)));
    failures = new Labelled<>(reason -> meters.counter(SecurityMetric.AUTH_FAILURES, reason));
    denials =
        new Labelled<>(permission -> meters.counter(SecurityMetric.PERMISSION_DENIALS, permission));
    verification = meters.histogram(SecurityMetric.TOKEN_VERIFICATION);
  }

  void count(String method, Verdict verdict) {
    switch (verdict) {
      case Verdict.Admitted _ -> requests.of(method).of("success").increment();
      case Verdict.Forbidden(_, var permission) -> {
        requests.of(method).of("success").increment();
        denials.of(permission).increment();
      }
      case Verdict.Missing _, Verdict.Malformed _, Verdict.Invalid _, Verdict.Expired _ -> {
        requests.of(method).of("failure").increment();
        failures.of(((Verdict.Refused) verdict).reason()).increment();
      }
    }
  }

  <T> T timed(Supplier<T> work) {
    long begin = nanos.getAsLong();
    try {
      return work.get();
    } finally {
      verification.record((nanos.getAsLong() - begin) / NANOS_PER_MS);
    }
  }
}
