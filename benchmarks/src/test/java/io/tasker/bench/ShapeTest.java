package io.tasker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShapeTest {
  @Test
  void a_line_is_one_wave_per_step() {
    assertThat(Shape.linear(3).waves()).containsExactly(List.of(0), List.of(1), List.of(2));
  }

  @Test
  void a_fan_is_three_waves() {
    assertThat(Shape.fan(3).waves()).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
    assertThat(Shape.fan(3).dependents())
        .containsExactly(List.of(1, 2, 3), List.of(4), List.of(4), List.of(4), List.of());
  }

  @Test
  void a_step_is_in_the_wave_after_its_last_parent() {
    Shape shape = new Shape(List.of(List.of(), List.of(0), List.of(0, 1)));
    assertThat(shape.waves()).containsExactly(List.of(0), List.of(1), List.of(2));
  }
}
