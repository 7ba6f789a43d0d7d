package io.tasker.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.bench.chaos.Evidence.Attempt;
import io.tasker.bench.chaos.Evidence.Completion;
import io.tasker.bench.chaos.Evidence.Ending;
import io.tasker.bench.chaos.Evidence.Stored;
import io.tasker.bench.chaos.Mix.Intended;
import io.tasker.bench.chaos.effect.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Each test breaks one thing in a run that is well: the judge must see it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JudgeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(3);

  private final List<Intended> intended = new ArrayList<>();
  private final List<Stored> tasks = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Completion> completions = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  /** One task of one step: its lease runs out, it fails, it succeeds. */
  JudgeTest() {
    intended.add(new Intended("key", "line", "complete"));
    tasks.add(new Stored("key", "t", "complete", 1));
    attempts.add(attempt(1, 0, Ending.LEASE_EXPIRED, 3_100));
    attempts.add(attempt(2, 3_300, Ending.FAILURE, 3_400));
    attempts.add(attempt(3, 3_600, Ending.RESULT, 3_700));
    completions.add(new Completion("t", "s", 1));
    effects.add(effect(1, 50));
    effects.add(effect(2, 3_350));
    effects.add(effect(3, 3_650));
  }

  @Test
  void a_run_that_is_well_has_no_violations() {
    assertThat(judge()).isEmpty();
  }

  @Test
  void a_claim_whose_worker_died_before_the_handler_ran_is_well() {
    effects.removeFirst();
    assertThat(judge()).isEmpty();
  }

  @Test
  void a_task_is_missing() {
    tasks.clear();
    completions.clear();
    assertThat(judge()).containsExactly("asked for once, there 0 times: key");
  }

  @Test
  void a_task_was_created_twice() {
    tasks.add(new Stored("key", "u", "complete", 1));
    completions.add(new Completion("u", "s", 1));
    assertThat(judge()).containsExactly("asked for once, there 2 times: key");
  }

  @Test
  void a_task_came_from_nowhere() {
    tasks.add(new Stored("other", "u", "complete", 0));
    assertThat(judge()).containsExactly("nobody asked for it: other");
  }

  @Test
  void a_task_ended_elsewhere() {
    intended.set(0, new Intended("key", "line", "blocked_by_failures"));
    assertThat(judge()).containsExactly("must end as blocked_by_failures, is complete: key task=t");
  }

  @Test
  void two_results_of_a_step_were_accepted() {
    completions.set(0, new Completion("t", "s", 2));
    assertThat(judge()).containsExactly("completed 2 times: task=t step=s");
  }

  @Test
  void a_task_is_complete_without_all_of_its_steps() {
    tasks.set(0, new Stored("key", "t", "complete", 2));
    assertThat(judge()).containsExactly("complete with 1 of 2 steps: task=t");
  }

  @Test
  void an_attempt_was_executed_twice() {
    effects.add(effect(3, 3_660));
    assertThat(judge()).containsExactly("executed 2 times: task=t step=s attempt=3");
  }

  @Test
  void a_handler_ran_without_a_claim() {
    effects.add(effect(4, 3_660));
    assertThat(judge()).containsExactly("executed without a claim: task=t step=s attempt=4");
  }

  @Test
  void a_handler_ran_before_its_claim() {
    effects.set(0, effect(1, -200));
    assertThat(judge()).singleElement().asString().startsWith("executed before its claim");
  }

  @Test
  void a_handler_began_when_its_lease_had_run_out() {
    effects.set(0, effect(1, 3_250));
    assertThat(judge()).singleElement().asString().startsWith("executed when it was over");
  }

  @Test
  void a_step_ran_again_while_its_lease_was_running() {
    attempts.set(0, attempt(1, 0, Ending.LEASE_EXPIRED, 2_800));
    assertThat(judge())
        .singleElement()
        .asString()
        .startsWith("expired before the end of its lease: task=t step=s attempt=1");
  }

  @Test
  void a_step_ran_again_before_its_failure_was_handed_in() {
    attempts.set(1, attempt(2, 3_300, Ending.FAILURE, 3_800));
    assertThat(judge())
        .singleElement()
        .asString()
        .startsWith("executed again without a failure or an expired lease before");
  }

  @Test
  void a_step_ran_again_after_a_result() {
    attempts.set(1, attempt(2, 3_300, Ending.RESULT, 3_400));
    assertThat(judge())
        .singleElement()
        .asString()
        .startsWith("executed again without a failure or an expired lease before");
  }

  @Test
  void a_result_came_without_an_execution() {
    effects.removeLast();
    assertThat(judge()).containsExactly("a result without an execution: task=t step=s attempt=3");
  }

  @Test
  void an_attempt_never_ended() {
    attempts.set(2, new Attempt("t", "s", 3, at(3_600), Ending.OPEN, null));
    assertThat(judge()).containsExactly("never ended: task=t step=s attempt=3");
  }

  @Test
  void an_attempt_was_ended_by_somebody() {
    attempts.set(2, attempt(3, 3_600, Ending.OTHER, 3_700));
    assertThat(judge())
        .containsExactly("ended in a way that nobody caused: task=t step=s attempt=3");
  }

  private List<String> judge() {
    return Judge.violations(new Evidence(intended, tasks, attempts, completions, effects), LEASE);
  }

  private static Attempt attempt(int number, int claimed, Ending ending, int ended) {
    return new Attempt("t", "s", number, at(claimed), ending, at(ended));
  }

  private static Effect effect(int attempt, int began) {
    return new Effect("t", "s", attempt, at(began));
  }

  private static Instant at(int millis) {
    return START.plusMillis(millis);
  }
}
