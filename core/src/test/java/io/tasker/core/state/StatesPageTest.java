package io.tasker.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatesPageTest {
  private static final String HISTORY =
      "core/src/main/resources/io/tasker/core/db/migration/0004-create-history.sql";

  @Test
  void the_pages_in_docs_are_fresh() throws IOException {
    assertThat(Checkout.read("docs/states/task.md")).isEqualTo(StatesPage.ofTasks());
    assertThat(Checkout.read("docs/states/step.md")).isEqualTo(StatesPage.ofSteps());
  }

  @Test
  void the_pages_are_written_where_asked(@TempDir Path folder) throws IOException {
    StatesPage.main(new String[] {folder.resolve("deep/states").toString()});
    assertThat(folder.resolve("deep/states/task.md")).content().isEqualTo(StatesPage.ofTasks());
    assertThat(Files.readString(folder.resolve("deep/states/step.md")))
        .isEqualTo(StatesPage.ofSteps());
  }

  @Test
  void a_page_shows_each_transition_in_the_diagram_and_in_the_table() {
    assertThat(StatesPage.ofTasks())
        .contains("    waiting_for_retry --> enqueuing_steps: RetryReady\n")
        .contains("| `waiting_for_retry` | `RetryReady` | `enqueuing_steps` |\n")
        .contains("    resolved_manually --> [*]\n");
    assertThat(StatesPage.ofSteps().lines().filter(line -> line.startsWith("| `"))).hasSize(32);
  }

  @Test
  void the_constraints_of_the_history_tables_list_the_same_transitions() throws IOException {
    String migration = Checkout.read(HISTORY);
    assertThat(listed(migration, "task_transitions_legal"))
        .hasSameElementsAs(codes(TaskTransitions.TABLE));
    assertThat(listed(migration, "step_transitions_legal"))
        .hasSameElementsAs(codes(StepTransitions.TABLE));
  }

  private static List<Integer> listed(String migration, String constraint) {
    var matcher =
        Pattern.compile(constraint + " CHECK.*?ARRAY\\[([\\d,\\s]+)]", Pattern.DOTALL)
            .matcher(migration);
    assertThat(matcher.find()).as(constraint).isTrue();
    return Arrays.stream(matcher.group(1).split(","))
        .map(code -> Integer.parseInt(code.strip()))
        .toList();
  }

  private static List<Integer> codes(TransitionTable<?, ?> table) {
    return table.edges().stream().map(TransitionTable.Edge::code).toList();
  }
}
