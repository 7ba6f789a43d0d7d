package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.lifecycle.initialization.TaskIds;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.TaskSnapshot.Counts;
import io.tasker.core.store.WriteSet;
import io.tasker.core.writer.Storm.Trouble;
import io.tasker.testkit.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixed cases; the seed is in the name of the case that fails. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecidedSetPropertyTest {
  private static final int MANY = 10_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  static List<int[][]> shapes() {
    return List.of(Dags.LINE, Dags.DIAMOND, Dags.fan(50), new int[][] {{}}, new int[][] {{}, {}});
  }

  @ParameterizedTest(name = "shape {index}")
  @MethodSource("shapes")
  void the_usual_shapes_run_through_whatever_comes_twice(int[][] shape) {
    Storm storm = new Storm(1, new Trouble(0.1, 0, 0.1, 0.3));
    storm.create(ids(1).next(), shape, MANY);
    storm.run();
    assertEverythingIsDoneOnce(storm.tables());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_shape_runs_through_with_each_step_completed_once(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Storm storm =
        new Storm(
            seed,
            new Trouble(random.nextDouble(0.2), 0, random.nextDouble(0.1), random.nextDouble(0.3)));
    createSome(storm, random, MANY);
    storm.run();
    assertEverythingIsDoneOnce(storm.tables());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void with_failures_for_good_every_task_ends_done_or_blocked_and_nothing_is_forgotten(long seed) {
    SplittableRandom random = new SplittableRandom(-seed);
    Storm storm = new Storm(seed, new Trouble(0.2, 0.03, 0.05, 0.2));
    createSome(storm, random, 3);
    storm.run();

    MemoryTables tables = storm.tables();
    tables.recount();
    assertThat(storm.forgotten()).as("steps that nothing will wake").isEmpty();
    tables.tasks.values().forEach(DecidedSetPropertyTest::assertDoneOrBlocked);
    assertThat(tables.completions.values()).allMatch(times -> times == 1);
    assertThat(tables.dlq)
        .extracting(WriteSet.DlqEntry::task)
        .as("one entry for each blocked task")
        .containsExactlyInAnyOrderElementsOf(blocked(tables));
    assertNothingRanBeforeItsParents(tables);
  }

  private static void createSome(Storm storm, SplittableRandom random, int maxAttempts) {
    TaskIds ids = ids(random.nextLong());
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      storm.create(ids.next(), Dags.random(random, 60), maxAttempts);
    }
  }

  private static void assertEverythingIsDoneOnce(MemoryTables tables) {
    tables.recount();
    assertThat(tables.tasks.values())
        .allSatisfy(
            task -> {
              assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
              assertThat(task.counts()).isEqualTo(new Counts(task.steps(), 0, 0, 0, 0));
            });
    Map<StepKey, Integer> once =
        tables.steps.keySet().stream().collect(Collectors.toMap(key -> key, _ -> 1));
    assertThat(tables.completions).isEqualTo(once);
    assertThat(tables.steps.values()).allMatch(step -> step.remaining() == 0);
    assertThat(tables.dlq).isEmpty();
  }

  private static void assertDoneOrBlocked(TaskSnapshot task) {
    if (task.counts().failed() == 0) {
      assertThat(task.state()).isEqualTo(TaskState.COMPLETE);
      assertThat(task.counts().done()).isEqualTo(task.steps());
    } else {
      assertThat(task.state()).isEqualTo(TaskState.BLOCKED_BY_FAILURES);
      assertThat(task.counts().active() + task.counts().retry()).isZero();
    }
  }

  private static void assertNothingRanBeforeItsParents(MemoryTables tables) {
    assertThat(tables.steps.values())
        .filteredOn(step -> step.state() != StepState.PENDING)
        .allMatch(step -> step.remaining() == 0);
  }

  private static List<TaskId> blocked(MemoryTables tables) {
    return tables.tasks.values().stream()
        .filter(task -> task.state() == TaskState.BLOCKED_BY_FAILURES)
        .map(TaskSnapshot::task)
        .toList();
  }

  private static TaskIds ids(long seed) {
    return new TaskIds(new SettableClock(), new SplittableRandom(seed));
  }
}
