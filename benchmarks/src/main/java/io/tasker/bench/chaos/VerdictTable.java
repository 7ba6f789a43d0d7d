package io.tasker.bench.chaos;

import io.tasker.bench.chaos.Evidence.Ending;
import io.tasker.bench.chaos.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A verdict for people. */
final class VerdictTable {
  private static final int SHOWN = 50;

  private VerdictTable() {}

  static List<String> of(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-26s %6s   %s",
            "what",
            "times",
            "recovered after (ms): median, longest"));
    for (Kind kind : Kind.with(verdict.plan().messaging())) {
      lines.add(row(kind.words(), verdict.tally().strikes(kind), recovery(verdict.tally(), kind)));
    }
    lines.add(row("all", verdict.tally().strikes(), ""));
    lines.add("");
    Evidence evidence = verdict.evidence();
    lines.add(row("tasks", evidence.tasks().size(), "of " + verdict.plan().tasks()));
    lines.add(row("attempts", evidence.attempts().size(), ""));
    lines.add(row("  leases that ran out", expired(evidence), ""));
    lines.add(row("executions", evidence.effects().size(), ""));
    lines.add(row("steps completed", evidence.completions().size(), ""));
    lines.add(row("requests sent again", verdict.repeated(), ""));
    lines.add(
        row("starts that failed", verdict.failedStarts(), "while database or broker was away"));
    lines.add(row("violations", verdict.violations().size(), ""));
    verdict.violations().stream().limit(SHOWN).forEach(line -> lines.add("  " + line));
    lines.add(
        String.format(
            Locale.ROOT,
            "seed %d took %d s; %d ms from the last recovery to the last task",
            verdict.plan().seed(),
            verdict.took().toSeconds(),
            verdict.settled().toMillis()));
    return lines;
  }

  private static String row(String name, long number, String remark) {
    return String.format(Locale.ROOT, "%-26s %6d   %s", name, number, remark).stripTrailing();
  }

  private static String recovery(Tally tally, Kind kind) {
    List<Long> times = tally.recoveries(kind);
    return times.isEmpty() ? "-" : times.get(times.size() / 2) + ", " + times.getLast();
  }

  private static long expired(Evidence evidence) {
    return evidence.attempts().stream().filter(a -> a.ending() == Ending.LEASE_EXPIRED).count();
  }
}
