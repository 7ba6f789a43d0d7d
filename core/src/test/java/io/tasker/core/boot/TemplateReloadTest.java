package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateReloadTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void only_new_templates_are_announced() {
    new TemplateReload(() -> 0, () -> told.add("no")).run();
    new TemplateReload(() -> 2, () -> told.add("yes")).run();

    assertThat(told).containsExactly("yes");
  }

  @Test
  void a_failure_is_not_thrown_and_the_next_reload_works() {
    List<Integer> results = new ArrayList<>(List.of(-1, 1));
    TemplateReload reload =
        new TemplateReload(
            () -> {
              int next = results.removeFirst();
              if (next < 0) {
                throw new IllegalStateException("bad file\nanother bad file");
              }
              return next;
            },
            () -> told.add("yes"));

    reload.run();
    assertThat(told).isEmpty();
    reload.run();
    assertThat(told).containsExactly("yes");
  }
}
