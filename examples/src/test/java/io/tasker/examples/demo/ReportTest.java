package io.tasker.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.examples.FakeContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportTest {
  private static final TaskProgress DONE = task("t-1", "complete", "complete");
  private static final TaskProgress BLOCKED = task("t-2", "blocked_by_failures", "error");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void a_task_is_read_as_the_api_sends_it() {
    assertThat(DONE.name()).isEqualTo("line");
    assertThat(DONE.steps()).containsExactly(new TaskProgress.StepProgress("one", "complete", 2));
    assertThat(DONE.took()).contains(Duration.ofMillis(1250));
    assertThat(DONE.isComplete()).isTrue();
  }

  @Test
  void a_blocked_task_is_at_rest_but_not_complete() {
    assertThat(BLOCKED.isAtRest()).isTrue();
    assertThat(BLOCKED.isComplete()).isFalse();
    assertThat(task("t-3", "waiting_for_retry", "error").isAtRest()).isFalse();
  }

  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    var table = new Table("a", "long head");
    table.add("wide cell", "b");

    assertThat(table.lines())
        .containsExactly("a          long head", "--------------------", "wide cell  b");
  }

  @Test
  void a_row_of_another_length_is_refused() {
    assertThatThrownBy(() -> new Table("a", "b").add("c"))
        .hasMessage("a row has 2 cells, this one 1");
  }

  @Test
  void a_long_result_is_cut_and_kept_on_one_line() {
    assertThat(Table.shorten("a\n  b", 10)).isEqualTo("a b");
    assertThat(Table.shorten("1234567890", 10)).isEqualTo("1234567890");
    assertThat(Table.shorten("12345678901", 10)).isEqualTo("1234567...");
  }

  @Test
  void a_step_shows_its_result_or_its_error() {
    var steps =
        FakeContext.json(
            """
            [{"name":"one","current_state":"complete","attempts":1,"results":{"result":36}},
             {"name":"two","current_state":"error","attempts":3,
              "results":{"result":{},"error":{"message":"card declined"}}},
             {"name":"three","current_state":"pending","attempts":0,"results":null}]
            """);

    assertThat(Report.steps(List.of(DONE), List.of(steps)).lines().stream().skip(2))
        .containsExactly(
            "line  one    complete  1         36",
            "line  two    error     3         card declined",
            "line  three  pending   0");
  }

  @Test
  void the_closing_line_counts_the_complete() {
    assertThat(Report.closingLine(List.of(DONE, BLOCKED), Duration.ofMillis(321)))
        .isEqualTo("1 of 2 tasks complete in 321 ms");
  }

  @Test
  void the_plain_screen_prints_changes_only() {
    var screen = new Screen.Plain(out);

    screen.show(List.of(task("t-1", "steps_in_process", "enqueued")));
    screen.show(List.of(task("t-1", "steps_in_process", "enqueued")));
    screen.show(List.of(DONE));

    assertThat(printed().lines())
        .containsExactly(
            "line one: enqueued", "line: steps_in_process", "line one: complete", "line: complete");
  }

  @Test
  void the_redrawn_screen_goes_back_to_where_it_began() {
    var screen = new Screen.Redrawn(out);

    screen.show(List.of(DONE, BLOCKED));
    assertThat(printed()).contains("[x] one").contains("[!] one").doesNotContain("\033[4A");

    screen.show(List.of(DONE, BLOCKED));
    assertThat(printed()).contains("\033[4A");
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static TaskProgress task(String uuid, String state, String stepState) {
    return TaskProgress.of(
        FakeContext.json(
            """
            {"task_uuid":"%s","name":"line","status":"%s",
             "created_at":"2026-01-02T03:04:05Z","completed_at":"2026-01-02T03:04:06.250Z",
             "steps":[{"name":"one","current_state":"%s","attempts":2}]}
            """
                .formatted(uuid, state, stepState)));
  }
}
