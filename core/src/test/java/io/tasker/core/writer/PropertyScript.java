package io.tasker.core.writer;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.SubmitStore.Submission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How every attempt of one task goes, whoever makes it and whenever; so where the task ends is
 * known though the order of things is not.
 */
final class PropertyScript {
  private final int[][] parents;
  private final int[] maxAttempts;
  private final long seed;

  /** How one attempt goes. */
  private enum Fate {
    SUCCESS,
    FAILURE,
    FAILURE_FOR_GOOD,
    /** Its worker dies: nothing is handed in. */
    CRASH
  }

  PropertyScript(int[][] parents, int[] maxAttempts, long seed) {
    this.parents = parents;
    this.maxAttempts = maxAttempts;
    this.seed = seed;
  }

  /** What a worker hands in for an attempt; nothing if it dies. */
  Optional<Submission> result(Claimed step) {
    return switch (fate(step.step().number(), step.attempt())) {
      case SUCCESS -> Optional.of(EngineHarness.success(step));
      case FAILURE -> Optional.of(EngineHarness.failure(step, true));
      case FAILURE_FOR_GOOD -> Optional.of(EngineHarness.failure(step, false));
      case CRASH -> Optional.empty();
    };
  }

  /** Where the task and its steps end, and after how many attempts each. */
  List<String> end() {
    List<String> end = new ArrayList<>();
    StepState[] states = new StepState[parents.length];
    for (int step = 0; step < parents.length; step++) {
      boolean starts =
          Arrays.stream(parents[step]).allMatch(parent -> states[parent] == StepState.COMPLETE);
      int attempts = starts ? attempts(step) : 0;
      states[step] = starts ? last(step, attempts) : StepState.PENDING;
      end.add(step + " " + states[step] + " " + attempts);
    }
    boolean all = Arrays.stream(states).allMatch(state -> state == StepState.COMPLETE);
    end.add((all ? TaskState.COMPLETE : TaskState.BLOCKED_BY_FAILURES).toString());
    return end;
  }

  int steps() {
    return parents.length;
  }

  private int attempts(int step) {
    int attempt = 1;
    while (attempt < maxAttempts[step] && isTriedAgain(fate(step, attempt))) {
      attempt++;
    }
    return attempt;
  }

  private StepState last(int step, int attempts) {
    return fate(step, attempts) == Fate.SUCCESS ? StepState.COMPLETE : StepState.ERROR;
  }

  private static boolean isTriedAgain(Fate fate) {
    return fate == Fate.FAILURE || fate == Fate.CRASH;
  }

  private Fate fate(int step, int attempt) {
    int dice = new SplittableRandom(seed + 1_000L * step + attempt).nextInt(100);
    if (dice < 78) {
      return Fate.SUCCESS;
    }
    return dice < 90 ? Fate.FAILURE : dice < 92 ? Fate.FAILURE_FOR_GOOD : Fate.CRASH;
  }
}
