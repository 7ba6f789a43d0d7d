package io.tasker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FigureTest {
  @Test
  void the_middle_one_counts_whatever_the_order() {
    assertThat(Figure.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Figure(5, 1, 9));
  }

  @Test
  void the_99th_of_a_hundred_is_the_last_but_none() {
    List<Double> hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
    assertThat(Figure.quantile(hundred, 0.99).median()).isEqualTo(100);
    assertThat(Figure.quantile(hundred, 0.5).median()).isEqualTo(51);
  }

  @Test
  void nothing_measured_is_no_figure() {
    assertThatThrownBy(() -> Figure.of(List.of())).hasMessage("nothing was measured");
  }
}
