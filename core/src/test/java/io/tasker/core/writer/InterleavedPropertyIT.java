package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.insight.Invariants;
import io.tasker.core.store.TemplateStore.OtherContent;
import io.tasker.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random tasks, two writers, two workers and people at once: the order of things is nobody's, but
 * where a task ends is known, and what must always hold does. See docs/testing.md.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterleavedPropertyIT {
  private static final long SEED = Long.getLong("seed", 1);
  private static final int CASES = Math.ceilDiv(Integer.getInteger("cases", 40), 10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<TaskId, PropertyScript> scripts = new LinkedHashMap<>();
  private final List<TaskId> left = new ArrayList<>();
  private final List<TaskId> meddledWith = new ArrayList<>();

  @BeforeAll
  static void say() {
    System.out.printf("property run: -Dseed=%d, %d cases%n", SEED, CASES);
  }

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + CASES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_task_ends_where_its_script_says_however_the_threads_meet(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (EngineHarness engine = new EngineHarness()) {
      engine.clock.set(Instant.parse("2100-01-01T00:00:00Z"));
      create(engine, random);
      PropertyCrowd crowd = new PropertyCrowd(engine, scripts);
      runToRest(engine, crowd, random);

      String replay = "replay: -Dtest=InterleavedPropertyIT -Dseed=%d -Dcases=1".formatted(seed);
      for (TaskId task : left) {
        assertThat(end(engine, task)).as(replay).isEqualTo(scripts.get(task).end());
      }
      assertThat(crowd.accepted().values()).as(replay).allMatch(times -> times == 1);
      assertThat(engine.count("tasker.step_transitions WHERE cause IN (2, 3)"))
          .as(replay)
          .isEqualTo(crowd.accepted().size());
      assertThat(
              new Invariants(
                      engine.pools.chores(),
                      engine.queues,
                      EngineHarness.RESULTS,
                      EngineHarness.QUEUES::ofWorkers)
                  .check())
          .as(replay)
          .isEmpty();
      assertThat(engine.count("tasker.dead_messages")).as(replay).isZero();
    }
  }

  private void create(EngineHarness engine, SplittableRandom random) {
    for (int i = 0; i < 4; i++) {
      PropertyShape shape = PropertyShape.random("shape" + i, random.split(), 40, 1_000);
      engine.register(shape.template(), OtherContent.REFUSED);
      for (int task = 0; task < 3; task++) {
        TaskId id = engine.create(shape.template().name());
        scripts.put(id, shape.script(random.nextLong()));
        (task == 0 ? meddledWith : left).add(id);
      }
    }
  }

  private void runToRest(EngineHarness engine, PropertyCrowd crowd, SplittableRandom random)
      throws InterruptedException, ExecutionException {
    List<Future<?>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < 2; i++) {
          SplittableRandom writer = random.split();
          SplittableRandom worker = random.split();
          done.add(threads.submit(() -> crowd.write(writer)));
          done.add(threads.submit(() -> crowd.work(worker)));
        }
        SplittableRandom repeater = random.split();
        done.add(threads.submit(() -> crowd.repeat(repeater)));
        SplittableRandom person = random.split();
        Future<?> meddling = threads.submit(() -> crowd.meddle(person, meddledWith));
        passTimeUntil(engine, crowd, done, meddling);
        meddling.get();
      } finally {
        crowd.stop();
      }
    }
    for (Future<?> one : done) {
      one.get();
    }
  }

  private static void passTimeUntil(
      EngineHarness engine, PropertyCrowd crowd, List<Future<?>> others, Future<?> meddling) {
    Eventually.until(
        "all tasks rest",
        PATIENCE,
        () -> {
          crowd.passTime(Duration.ofSeconds(20));
          boolean failed = others.stream().anyMatch(Future::isDone);
          return failed || meddling.isDone() && engine.count("tasker.tasks WHERE state < 7") == 0;
        },
        () ->
            engine
                .all("SELECT state || ' ' || count(*) FROM tasker.tasks GROUP BY state")
                .toString());
  }

  private static List<String> end(EngineHarness engine, TaskId task) {
    List<String> end = new ArrayList<>();
    for (String row :
        engine.all(
            "SELECT concat_ws(' ', step_no, state, attempts) FROM tasker.workflow_steps"
                + " WHERE task_uuid = '%s' ORDER BY step_no".formatted(task))) {
      String[] parts = row.split(" ");
      StepState state = StepState.ofCode(Integer.parseInt(parts[1]));
      end.add(parts[0] + " " + state + " " + parts[2]);
    }
    TaskState state = engine.taskState(task);
    end.add(state.toString());
    return end;
  }
}
