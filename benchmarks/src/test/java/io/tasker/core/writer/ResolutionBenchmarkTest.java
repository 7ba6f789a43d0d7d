package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskState;
import io.tasker.core.writer.GivenSet.Decided;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResolutionBenchmarkTest {
  private final ResolutionBenchmark benchmark = new ResolutionBenchmark();

  @Test
  void fanning_out_sends_a_message_per_child() {
    check(benchmark.fanOut(), 1, 1_000, 0);
  }

  @Test
  void fanning_in_sends_one_message_for_all_parents() {
    check(benchmark.fanIn(), 1_000, 1, 0);
  }

  @Test
  void each_layer_makes_the_next_one_ready_and_the_last_one_ends_the_task() {
    var layers = benchmark.layerByLayer();

    assertThat(layers).hasSize(20);
    layers.subList(0, 19).forEach(layer -> check(layer, 50, 50, 0));
    check(layers.getLast(), 50, 0, 1);
  }

  @Test
  void of_the_lines_three_quarters_go_on_and_one_is_complete() {
    check(benchmark.lines(), 200, 150, 50);
  }

  private static void check(Decided decided, int results, int messages, int complete) {
    assertThat(decided.rows().deadMessageCount()).isZero();
    assertThat(decided.set().resultsApplied()).isEqualTo(results);
    assertThat(decided.rows().messages()).hasSize(messages);
    assertThat(decided.rows().tasks())
        .filteredOn(task -> task.state() == TaskState.COMPLETE)
        .hasSize(complete);
  }
}
