package io.tasker.bench.chaos;

import io.tasker.bench.chaos.Evidence.Attempt;
import io.tasker.bench.chaos.Evidence.Completion;
import io.tasker.bench.chaos.Evidence.Ending;
import io.tasker.bench.chaos.Evidence.Stored;
import io.tasker.bench.chaos.Mix.Intended;
import io.tasker.bench.chaos.effect.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a run must not leave behind. Looks at evidence only. */
final class Judge {
  /** Processes know the database's time to half a round trip, on a machine that is very busy. */
  static final Duration TOLERANCE = Duration.ofMillis(100);

  private final Evidence evidence;
  private final Duration lease;
  private final Map<Run, Attempt> attempts = new HashMap<>();
  private final Map<Run, List<Effect>> effects = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  /** One try at a step. */
  private record Run(String task, String step, int attempt) {
    Run before() {
      return new Run(task, step, attempt - 1);
    }

    @Override
    public String toString() {
      return "task=" + task + " step=" + step + " attempt=" + attempt;
    }
  }

  private Judge(Evidence evidence, Duration lease) {
    this.evidence = evidence;
    this.lease = lease;
    for (Attempt one : evidence.attempts()) {
      attempts.put(new Run(one.task(), one.step(), one.number()), one);
    }
    for (Effect one : evidence.effects()) {
      Run run = new Run(one.task(), one.step(), one.attempt());
      effects.computeIfAbsent(run, _ -> new ArrayList<>()).add(one);
    }
  }

  /**
   * What is wrong, a line each; empty if nothing is.
   *
   * @param lease how long a claim is good for at least
   */
  static List<String> violations(Evidence evidence, Duration lease) {
    Judge judge = new Judge(evidence, lease);
    judge.tasks();
    judge.completions();
    judge.attempts.forEach(judge::attempt);
    judge.effects.forEach(judge::executions);
    return List.copyOf(judge.violations);
  }

  private void tasks() {
    Map<String, List<Stored>> stored = new HashMap<>();
    evidence.tasks().forEach(t -> stored.computeIfAbsent(t.key(), _ -> new ArrayList<>()).add(t));
    for (Intended intended : evidence.intended()) {
      List<Stored> found = stored.getOrDefault(intended.key(), List.of());
      stored.remove(intended.key());
      if (found.size() != 1) {
        violations.add("asked for once, there " + found.size() + " times: " + intended.key());
      }
      for (Stored task : found) {
        if (!task.state().equals(intended.state())) {
          violations.add(
              "must end as %s, is %s: %s task=%s"
                  .formatted(intended.state(), task.state(), intended.key(), task.task()));
        }
      }
    }
    stored.keySet().forEach(key -> violations.add("nobody asked for it: " + key));
  }

  private void completions() {
    Map<String, Integer> complete = new HashMap<>();
    for (Completion one : evidence.completions()) {
      complete.merge(one.task(), 1, Integer::sum);
      if (one.times() != 1) {
        violations.add(
            "completed %d times: task=%s step=%s".formatted(one.times(), one.task(), one.step()));
      }
    }
    for (Stored task : evidence.tasks()) {
      int steps = complete.getOrDefault(task.task(), 0);
      if (task.state().equals("complete") && steps != task.steps()) {
        violations.add(
            "complete with %d of %d steps: task=%s".formatted(steps, task.steps(), task.task()));
      }
    }
  }

  private void attempt(Run run, Attempt attempt) {
    switch (attempt.ending()) {
      case RESULT, FAILURE -> {
        if (!effects.containsKey(run)) {
          violations.add("a result without an execution: " + run);
        }
      }
      case LEASE_EXPIRED -> {
        Instant ended = attempt.ended();
        if (ended == null || ended.isBefore(attempt.claimed().plus(lease).minus(TOLERANCE))) {
          violations.add(
              "expired before the end of its lease: %s claimed=%s expired=%s"
                  .formatted(run, attempt.claimed(), ended));
        }
      }
      case OTHER -> violations.add("ended in a way that nobody caused: " + run);
      case OPEN -> violations.add("never ended: " + run);
    }
  }

  private void executions(Run run, List<Effect> executions) {
    if (executions.size() > 1) {
      violations.add("executed " + executions.size() + " times: " + run);
    }
    Attempt attempt = attempts.get(run);
    if (attempt == null) {
      violations.add("executed without a claim: " + run);
      return;
    }
    for (Effect effect : executions) {
      during(run, attempt, effect);
      if (run.attempt() > 1) {
        afterTheOneBefore(run, attempts.get(run.before()), effect);
      }
    }
  }

  private void during(Run run, Attempt attempt, Effect effect) {
    if (effect.began().isBefore(attempt.claimed().minus(TOLERANCE))) {
      violations.add(
          "executed before its claim: %s began=%s claimed=%s"
              .formatted(run, effect.began(), attempt.claimed()));
    }
    if (attempt.ended() != null && effect.began().isAfter(attempt.ended().plus(TOLERANCE))) {
      violations.add(
          "executed when it was over: %s began=%s ended=%s by=%s"
              .formatted(run, effect.began(), attempt.ended(), attempt.ending()));
    }
  }

  private void afterTheOneBefore(Run run, @Nullable Attempt before, Effect effect) {
    if (before == null
        || before.ending() == Ending.RESULT
        || before.ended() == null
        || effect.began().isBefore(before.ended().minus(TOLERANCE))) {
      violations.add(
          "executed again without a failure or an expired lease before: %s began=%s before=%s"
              .formatted(run, effect.began(), before));
    }
  }
}
