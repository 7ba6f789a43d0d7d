package io.tasker.contract.operations.analytics;

import io.tasker.contract.operations.analytics.Bottlenecks.SlowStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the figures suggest to do, for people. */
public final class Recommendations {
  private static final double MANY_ERRORS = 0.2;
  private static final double BUSY_POOL = 0.8;
  private static final double SLOW_SECONDS = 30;

  private Recommendations() {}

  /** In full sentences, the most urgent first; none if nothing stands out. */
  public static List<String> of(Bottlenecks bottlenecks) {
    List<String> all = new ArrayList<>();
    bottlenecks.steps().stream()
        .max(Comparator.comparingDouble(step -> step.runs().errorRate()))
        .filter(step -> step.runs().errorRate() > MANY_ERRORS)
        .ifPresent(
            step ->
                all.add(
                    say(
                        "%s fails in %.0f of 100 runs: look at its errors and retry settings",
                        name(step), step.runs().errorRate() * 100)));
    if (bottlenecks.poolUtilization() > BUSY_POOL) {
      all.add(
          say(
              "%.0f %% of the database connections are busy: add connections or servers",
              bottlenecks.poolUtilization() * 100));
    }
    bottlenecks.steps().stream()
        .findFirst()
        .filter(step -> step.runs().averageSeconds() > SLOW_SECONDS)
        .ifPresent(
            step ->
                all.add(
                    say(
                        "%s takes %.0f s on average: consider dividing it",
                        name(step), step.runs().averageSeconds())));
    return all;
  }

  private static String name(SlowStep step) {
    return "step " + step.step() + " of " + step.template();
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
