package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoredTemplateTest {
  private final StoredTemplate diamond =
      ATemplate.of("check", "pay < check", "pack < check", "ship < pay, pack", "thank");

  @Test
  void each_step_knows_its_parents_and_children() {
    assertThat(diamond.parents(0)).isEmpty();
    assertThat(diamond.parents(3)).containsExactly(1, 2);
    assertThat(diamond.parentCount(3)).isEqualTo(2);
    assertThat(diamond.dependents(0)).containsExactly(1, 2);
    assertThat(diamond.dependents(3)).isEmpty();
    assertThat(diamond.parentCount(4)).isZero();
  }

  @Test
  void ancestors_are_all_steps_before_each_once() {
    assertThat(diamond.ancestors(0)).isEmpty();
    assertThat(diamond.ancestors(1)).containsExactly(0);
    assertThat(diamond.ancestors(3)).containsExactly(0, 1, 2);
    assertThat(diamond.ancestors(4)).isEmpty();
  }

  @Test
  void a_parent_may_come_later_in_the_file() {
    StoredTemplate upsideDown = ATemplate.of("last < middle", "middle < first", "first");
    assertThat(upsideDown.ancestors(0)).containsExactly(1, 2);
    assertThat(upsideDown.dependents(2)).containsExactly(1);
    assertThat(ATemplate.plan(upsideDown).roots()).containsExactly(2);
  }

  @Test
  void steps_are_found_by_number_and_by_key() {
    assertThat(diamond.size()).isEqualTo(5);
    assertThat(diamond.step(2).name()).isEqualTo("pack");
    assertThat(diamond.templateStep(2)).isEqualTo(102);
    assertThat(diamond.numberOf(102)).isEqualTo(2);
    assertThat(diamond.numberOf(99)).isEqualTo(-1);
  }

  @Test
  void what_is_handed_out_is_a_copy() {
    diamond.templateSteps()[0] = 9;
    diamond.ancestors(3)[0] = 9;
    assertThat(diamond.templateStep(0)).isEqualTo(100);
    assertThat(diamond.ancestors(3)).containsExactly(0, 1, 2);
  }

  @Test
  void a_shape_of_a_thousand_layers_is_worked_out() {
    String[] steps = new String[1_000];
    steps[0] = "s0";
    for (int i = 1; i < steps.length; i++) {
      steps[i] = "s" + i + " < s" + (i - 1);
    }
    assertThat(ATemplate.of(steps).ancestors(999)).hasSize(999);
  }

  @Test
  void the_steps_that_start_at_once_have_no_parents() {
    assertThat(ATemplate.plan(diamond).roots()).containsExactly(0, 4);
  }
}
