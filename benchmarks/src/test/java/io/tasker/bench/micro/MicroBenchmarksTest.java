package io.tasker.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepId;
import io.tasker.core.hydration.StepMessageHydrator.Hydrated;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.StepKey;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MicroBenchmarksTest {
  @Test
  void every_benchmark_runs_once_as_jmh_runs_it() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    assertThat(results)
        .extracting(result -> shortName(result.getParams().getBenchmark()))
        .containsExactlyInAnyOrder(
            "ActorCallBenchmark.call",
            "ChannelBenchmark.setsOf1",
            "ChannelBenchmark.setsOf200",
            "FinalizationDecisionBenchmark.ends",
            "FinalizationDecisionBenchmark.goesOn",
            "HandOffBenchmark.oneWay",
            "HandOffBenchmark.thereAndBack",
            "ResolutionBenchmark.fanIn",
            "ResolutionBenchmark.fanOut",
            "ResolutionBenchmark.layerByLayer",
            "ResolutionBenchmark.lines",
            "ResultDecisionBenchmark.retry",
            "ResultDecisionBenchmark.retryWithHint",
            "ResultDecisionBenchmark.success",
            "StepMessageBenchmark.hydrate",
            "StepMessageBenchmark.write");
  }

  @Test
  void a_call_is_answered_by_the_writer() {
    assertThat(new ActorCallBenchmark().call()).isEqualTo(EventOutcome.APPLIED);
  }

  @Test
  void sets_have_the_size_in_their_name() throws InterruptedException {
    ChannelBenchmark benchmark = new ChannelBenchmark();

    assertThat(benchmark.setsOf1()).hasSize(1);
    assertThat(benchmark.setsOf200()).hasSize(200);
  }

  @Test
  void every_item_reaches_the_second_thread() throws InterruptedException {
    HandOffBenchmark benchmark = new HandOffBenchmark();
    benchmark.start();
    List<Object> back;
    try {
      for (int i = 0; i < 1_000; i++) {
        benchmark.oneWay();
      }
      back = benchmark.thereAndBack();
    } finally {
      benchmark.stop();
    }

    assertThat(back).hasSize(1);
    assertThat(benchmark.received()).isEqualTo(1_000);
  }

  @Test
  void what_is_written_is_what_is_read() {
    StepMessageBenchmark benchmark = new StepMessageBenchmark();
    StepId step = MicroIds.task(1).step(2);

    assertThat(benchmark.write()).contains(step.toString());
    assertThat(benchmark.hydrate()).isEqualTo(new Hydrated.Points(new StepKey(step.task(), 2)));
  }

  private static String shortName(String benchmark) {
    String[] parts = benchmark.split("\\.");
    return parts[parts.length - 2] + "." + parts[parts.length - 1];
  }
}
