package io.tasker.core.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.template.TemplateReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunningEngineIT {
  private static final int ROUNDS = 10;
  private static final int PER_ROUND = 15;
  private static final int TASKS = ROUNDS * PER_ROUND;
  private static final String TEMPLATE =
      """
      name: diamond
      namespace_name: test
      version: 1.0.0
      steps:
        - {name: a, handler: {callable: any}, retry: {max_attempts: 4, backoff_base_ms: 5}}
        - {name: b, depends_on: [a], handler: {callable: any}, retry: {backoff_base_ms: 30}}
        - {name: c, depends_on: [a], handler: {callable: any}, retry: {backoff_base_ms: 0}}
        - {name: d, depends_on: [b, c], handler: {callable: any}, retry: {backoff_base_ms: 5}}
      """;

  private final TaskTemplate template = TemplateReader.read("diamond.yaml", TEMPLATE).template();
  private final WorldDatabase world = WorldDatabase.empty();

  @AfterEach
  void drop() {
    world.close();
  }

  @Test
  @Timeout(60)
  void nothing_is_violated_at_any_instant_while_steps_fail_expire_and_come_late() {
    List<UnreliableWorker> workers;
    try (SmallEngine engine = new SmallEngine(world.database())) {
      engine.start(template);
      workers = List.of(worker(engine, 1), worker(engine, 2));
      checkWhileRunning(engine, workers);
    }

    assertThat(world.invariants().check()).isEmpty();
    assertThat(workers.stream().mapToInt(UnreliableWorker::refused).sum())
        .as("results that came too late or twice")
        .isPositive();
    assertThat(world.number("SELECT count(*) FROM tasker.step_transitions WHERE cause = 4"))
        .as("leases that ran out")
        .isPositive();
    assertThat(world.number("SELECT count(*) FROM tasker.tasks WHERE state = 7"))
        .as("blocked tasks")
        .isBetween(1, TASKS - 1);
  }

  private void checkWhileRunning(SmallEngine engine, List<UnreliableWorker> workers) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        workers.forEach(threads::execute);
        for (int round = 0; round < ROUNDS; round++) {
          create(engine, round);
          assertThat(world.invariants(20).check()).isEmpty();
        }
        while (restingTasks() < TASKS) {
          assertThat(world.invariants(20).check()).isEmpty();
        }
      } finally {
        workers.forEach(UnreliableWorker::stop);
      }
    }
  }

  private void create(SmallEngine engine, int round) {
    IntStream.range(round * PER_ROUND, (round + 1) * PER_ROUND)
        .mapToObj(number -> engine.create(template.name(), number))
        .toList()
        .forEach(reply -> reply.await(Duration.ofSeconds(20)));
  }

  private UnreliableWorker worker(SmallEngine engine, int number) {
    int[] runnable =
        engine.templates().runnable(List.of("any")).stream()
            .mapToInt(TemplateStore.Runnable::templateStep)
            .toArray();
    return new UnreliableWorker(
        world.database(), engine, number, runnable, WorldDatabase.QUEUES.ofWorkers("test"));
  }

  private int restingTasks() {
    return world.number("SELECT count(*) FROM tasker.tasks WHERE state >= 7");
  }
}
