package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.helidon.dbclient.DbClient;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.analytics.Bottlenecks;
import io.tasker.contract.operations.analytics.PerformanceMetrics;
import io.tasker.contract.operations.analytics.PerformanceMetrics.Durations;
import io.tasker.core.config.ApiPoolConfig;
import io.tasker.core.store.AnalyticsStore;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums over tasks that the engine ran. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnalyticsIT {
  private final EngineHarness engine = new EngineHarness();
  private final DbClient client = engine.pools.reads(new ApiPoolConfig(2, Duration.ofSeconds(10)));
  private final AnalyticsService analytics =
      new AnalyticsService(new AnalyticsStore(client), () -> 0.25, engine.clock);

  @AfterEach
  void close() {
    client.close();
    engine.close();
  }

  private TaskId run(TemplateName template, int seconds, boolean success) {
    TaskId task = engine.create(template);
    Claimed step = engine.claim(1).getFirst();
    engine.clock.advance(Duration.ofSeconds(seconds));
    engine.submit(
        List.of(success ? EngineHarness.success(step) : EngineHarness.failure(step, false)));
    engine.process();
    return task;
  }

  @Test
  void without_tasks_everything_is_zero_and_healthy() {
    PerformanceMetrics metrics = analytics.performance(24);

    assertThat(metrics.tasks())
        .isEqualTo(new PerformanceMetrics.Tasks(0, 0, 0, 0, new Durations(0, 0, 0, 0)));
    assertThat(metrics.healthScore()).isEqualTo(1);
    assertThat(metrics.completionRate()).isZero();
    assertThat(analytics.bottlenecks(10, 0, 24).steps()).isEmpty();
  }

  @Test
  void only_tasks_of_the_window_count() {
    TemplateName one = engine.template("one", "a");
    run(one, 500, true);
    TaskId old = run(one, 1, false);
    engine.clock.advance(Duration.ofHours(3));
    run(one, 2, true);
    run(one, 4, true);
    run(one, 9, false);

    PerformanceMetrics metrics = analytics.performance(2);

    assertThat(metrics.from()).isEqualTo(metrics.at().minus(Duration.ofHours(2)));
    assertThat(metrics.tasks())
        .isEqualTo(new PerformanceMetrics.Tasks(3, 2, 2, 1, new Durations(3, 3, 3.9, 3.98)));
    assertThat(metrics.steps())
        .isEqualTo(new PerformanceMetrics.Steps(3, new Durations(3, 3, 3.9, 3.98)));
    assertThat(metrics.completionRate()).isEqualTo(66.67);
    assertThat(metrics.errorRate()).isEqualTo(33.33);
    assertThat(metrics.tasksPerHour()).isEqualTo(2);
    assertThat(metrics.healthScore()).isEqualTo(0.667);
    assertThat(analytics.performance(24).tasks().total()).isEqualTo(5);
    assertThat(analytics.performance(0).hours()).isEqualTo(1);
    assertThat(engine.taskState(old)).as("active").isEqualTo(TaskState.BLOCKED_BY_FAILURES);
  }

  @Test
  void the_slowest_come_first_and_rare_ones_not_at_all() {
    TemplateName quick = engine.template("quick", "a");
    TemplateName slow = engine.template("slow", "a");
    TemplateName rare = engine.template("rare", "a");
    run(quick, 1, true);
    run(quick, 3, true);
    run(slow, 40, true);
    run(slow, 20, false);
    run(rare, 100, true);

    Bottlenecks found = analytics.bottlenecks(10, 2, 24);

    assertThat(found.steps())
        .extracting(Bottlenecks.SlowStep::template)
        .containsExactly(slow, quick);
    assertThat(found.tasks())
        .extracting(Bottlenecks.SlowTask::template)
        .containsExactly(slow, quick);
    Bottlenecks.Runs runs = found.steps().getFirst().runs();
    assertThat(runs.averageSeconds()).isEqualTo(30);
    assertThat(runs.maxSeconds()).isEqualTo(40);
    assertThat(runs.p95Seconds()).isEqualTo(39);
    assertThat(runs.errorRate()).isEqualTo(0.5);
    assertThat(found.tasks().getFirst().runs().errors()).isEqualTo(1);
    assertThat(found.tasks().getFirst().averageSteps()).isEqualTo(1);
    assertThat(found.poolUtilization()).isEqualTo(0.25);
    assertThat(analytics.bottlenecks(1, 0, 24).steps())
        .extracting(Bottlenecks.SlowStep::template)
        .containsExactly(rare);
  }

  @Test
  void states_are_counted_once_for_what_is_open_and_what_is_new() {
    TemplateName two = engine.template("two", "a", "b: a");
    run(engine.template("one", "x"), 1, true);
    engine.create(two);
    engine.clock.advance(Duration.ofHours(3));
    engine.create(two);

    Bottlenecks counted = analytics.bottlenecks(10, 5, 2);

    assertThat(counted.taskStates()).hasSize(12);
    assertThat(counted.taskStates().get(TaskState.STEPS_IN_PROCESS)).isEqualTo(2);
    assertThat(counted.taskStates().get(TaskState.COMPLETE)).as("too old").isZero();
    assertThat(counted.stepStates()).hasSize(10);
    assertThat(counted.stepStates().get(StepState.PENDING)).isEqualTo(2);
    assertThat(analytics.bottlenecks(10, 5, 24).stepStates().values())
        .as("all five, once each")
        .satisfies(
            counts -> assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(5));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 5, 24, limit",
    "0, 5, 24, limit",
    "1001, 5, 24, limit",
    "10, -1, 24, min_executions",
    "10, 5, -1, hours",
    "10, 5, 4294967295, hours"
  })
  void a_number_out_of_range_is_named(long limit, long executions, long hours, String name) {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> analytics.bottlenecks(limit, executions, hours))
        .withMessageStartingWith(name + " must be ")
        .extracting(TaskerException::code)
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }
}
