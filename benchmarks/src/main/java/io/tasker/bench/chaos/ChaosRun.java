package io.tasker.bench.chaos;

import io.tasker.bench.chaos.Mix.Intended;
import io.tasker.examples.demo.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One run: start, ask for tasks, make trouble, wait for the end, judge. */
final class ChaosRun {
  /** For what is open when the last fault is over. */
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final String AT_REST =
      "SELECT count(*) FROM tasker.v_tasks WHERE state IN ('complete', 'blocked_by_failures')";

  private final ChaosPlan plan;
  private final Consumer<String> say;
  private final Tally tally = new Tally();
  private final List<Intended> tasks;
  private final long began = System.nanoTime();

  private ChaosRun(ChaosPlan plan, Consumer<String> say) {
    this.plan = plan;
    this.say = say;
    this.tasks = Mix.tasks(plan.seed(), plan.tasks());
  }

  /**
   * Runs.
   *
   * @param home the assembled folder
   * @param work an empty folder for data, logs and what handlers write
   * @param say gets lines of progress, from several threads
   * @throws RuntimeException if a process ended by itself or did not come back
   */
  static Verdict run(ChaosPlan plan, Path home, Path work, Consumer<String> say)
      throws IOException {
    return new ChaosRun(plan, say).run(home, work);
  }

  private Verdict run(Path home, Path work) throws IOException {
    say(
        "starting a database, two servers and two workers; messaging %s, seed %d"
            .formatted(plan.messaging(), plan.seed()));
    try (Stage stage = new Stage(home, work, plan.messaging());
        Requests requests = new Requests(stage.servers(), tasks)) {
      strikeAll(stage, requests);
      requests.finish();
      long last = System.nanoTime();
      boolean rested =
          Patience.until(PATIENCE, () -> stage.database().number(AT_REST) >= tasks.size());
      Duration settled = since(last);
      say(rested ? "all tasks are at rest; judging" : "tasks are still open; judging all the same");
      List<String> violations = new ArrayList<>(requests.defects());
      stage.verify().forEach(line -> violations.add("verify: " + line));
      Evidence evidence = EvidenceReader.read(stage.database(), stage.effects(), tasks);
      violations.addAll(Judge.violations(evidence, Settings.LEASE));
      int failedStarts = stage.members().stream().mapToInt(Member::failedStarts).sum();
      return new Verdict(
          plan,
          tally,
          since(began),
          settled,
          requests.repeated(),
          failedStarts,
          evidence,
          List.copyOf(violations));
    }
  }

  /** With each fault some more tasks are asked for, so that none strikes an idle system. */
  private void strikeAll(Stage stage, Requests requests) {
    List<Fault> faults = FaultPlan.of(plan.seed(), plan.kills(), plan.messaging());
    try (Trouble trouble = new Trouble(stage, tally, this::say)) {
      for (int i = 0; i < faults.size(); i++) {
        trouble.aim(faults.get(i));
        requests.allow(share(i + 1, faults.size()) - share(i, faults.size()));
        trouble.strike(faults.get(i));
      }
      trouble.settle();
    }
  }

  private int share(int part, int whole) {
    return (int) ((long) tasks.size() * part / whole);
  }

  private void say(String line) {
    double seconds = since(began).toMillis() / 1e3;
    say.accept(
        String.format(
            Locale.ROOT, "%6.1f s  %3d/%d  %s", seconds, tally.strikes(), plan.kills(), line));
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
