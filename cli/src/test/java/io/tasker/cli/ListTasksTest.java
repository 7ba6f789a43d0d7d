package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.client.error.ServerException;
import io.tasker.client.transport.ApiCall;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListTasksTest {
  private static final String TASK = "01990000-0000-7000-8000-00000000000%d";

  private final Typed shell = new Typed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          list --context a=1 --context b=1 --context c=1 --context d=1 --context e=1 --context f=1 | --context may be given 5 times, was 6
          list --created-after yesterday                        | --created-after must be a day or a time such as 2026-03-21 or 2026-03-21T21:16:08Z, was "yesterday"
          list --created-before 2026-02-30                      | --created-before must be a day
          list --created-after 2026-03-22 --created-before 2026-03-22 | --created-after 2026-03-22T00:00:00Z must be before
          list --all --limit 5                                  | --all is every page
          list --page 2 --cursor x                              | --page and --cursor: give one
          list --page 2 --context a=1                           | pages have no numbers with --context
          """)
  void a_mistake_is_named_and_nothing_is_sent(String arguments, String said) {
    assertThat(shell.run(("task " + arguments).split(" +"))).isEqualTo(ExitCodes.USAGE);

    assertThat(shell.err()).contains(said).doesNotContain("\tat ");
    assertThat(shell.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tag x                                   | {per_page=20, page=1, tag=x}
          --page 3 --limit 5                        | {per_page=5, page=3}
          --cursor abc                              | {per_page=20, cursor=abc}
          --cursor=                                 | {per_page=20, cursor=}
          --context a.b=c=d                         | {per_page=20, cursor=, context.a.b=c=d}
          --context a=1 --cursor abc --limit 5      | {per_page=5, cursor=abc, context.a=1}
          --created-after 2026-03-21T21:16:08+01:00 | {per_page=20, page=1, created_from=2026-03-21T20:16:08Z}
          --created-before 2026-03-21T21:16         | {per_page=20, page=1, created_before=2026-03-21T21:16:00Z}
          """)
  void what_is_typed_is_asked_for(String arguments, String query) {
    shell.server = _ -> page("null");

    assertThat(shell.run(("task list " + arguments).split(" "))).isZero();

    assertThat(shell.calls).extracting(ApiCall::query).map(Map::toString).containsExactly(query);
  }

  @Test
  void a_page_by_cursor_says_where_the_next_begins() {
    shell.server = _ -> page("\"abc\"", 1);

    assertThat(shell.run("task", "list", "--cursor", "")).isZero();

    assertThat(shell.out()).endsWith("1 tasks; there may be more: --cursor 'abc'\n");
  }

  @Test
  void every_page_is_fetched_and_shown_as_one() throws IOException {
    shell.server = call -> isFirst(call) ? page("\"abc\"", 1, 2) : page("null", 3);

    assertThat(shell.run("task", "list", "--all", "-o", "json")).isZero();

    JsonNode answer = new ObjectMapper().readTree(shell.out());
    assertThat(answer.path("tasks").findValuesAsText("task_uuid"))
        .containsExactly(TASK.formatted(1), TASK.formatted(2), TASK.formatted(3));
    assertThat(answer.path("pagination").path("total_count").asInt()).isEqualTo(3);
    assertThat(shell.calls)
        .extracting(call -> call.query().get("per_page"))
        .containsExactly("100", "100");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void a_page_is_printed_before_the_next_is_fetched(Form form) {
    shell.server =
        call -> {
          if (isFirst(call)) {
            return page("\"abc\"", 1, 2);
          }
          assertThat(shell.out()).contains(TASK.formatted(1), TASK.formatted(2));
          return page("null", 3);
        };

    assertThat(shell.run("task", "list", "--all", "-o", form.toString())).isZero();

    assertThat(shell.out()).contains(TASK.formatted(3));
    assertThat(shell.calls).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"JSON, 0", "JSON, 1", "JSON, 3", "YAML, 0", "YAML, 1", "YAML, 3"})
  void what_comes_in_pages_looks_as_what_comes_at_once(Form form, int count) throws IOException {
    int[] numbers = IntStream.rangeClosed(1, count).toArray();
    shell.server = _ -> page("null", numbers);
    shell.run("task", "list", "--all", "-o", form.toString());
    String atOnce = shell.out();
    var pages = new Typed();
    pages.server =
        call -> {
          int at = isFirst(call) ? 0 : Integer.parseInt(call.query().get("cursor"));
          return at >= count ? page("null") : page("\"%d\"".formatted(at + 1), numbers[at]);
        };

    assertThat(pages.run("task", "list", "--all", "-o", form.toString())).isZero();

    assertThat(pages.out()).isEqualTo(atOnce);
    assertThat(pages.calls).hasSize(count + 1);
    assertThat(atOnce).as("the form of all other answers").isEqualTo(reprinted(atOnce, form));
  }

  @Test
  void without_tasks_there_is_a_heading_and_a_count() {
    shell.server = _ -> page("null");

    assertThat(shell.run("task", "list", "--all")).isZero();

    assertThat(shell.out())
        .isEqualTo("TASK  TEMPLATE  STATE  STEPS  CREATED\npage 1 of 1, 0 tasks\n");
  }

  @Test
  void a_wider_cell_makes_its_column_wider_from_there_on() {
    shell.server =
        call ->
            isFirst(call)
                ? page("\"abc\"", 1)
                : isPage(call, "abc")
                    ? page("\"def\"", 2).replace("\"complete\"", "\"blocked_by_failures\"")
                    : page("null", 3);

    assertThat(shell.run("task", "list", "--all")).isZero();

    assertThat(shell.out().lines().map(line -> line.replaceAll(".*1.0.0 +", "")))
        .filteredOn(line -> line.contains("1/1"))
        .containsExactly(
            "complete  1/1    2026-03-21T21:16:08.000Z",
            "blocked_by_failures  1/1    2026-03-21T21:16:08.000Z",
            "complete             1/1    2026-03-21T21:16:08.000Z");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void a_page_that_does_not_come_is_an_error_and_leaves_the_end_open(Form form) {
    shell.server =
        call -> {
          if (isFirst(call)) {
            return page("\"abc\"", 1, 2);
          }
          throw new ServerException(503, "SERVICE_UNAVAILABLE", "not now", null, null);
        };

    assertThat(shell.run("task", "list", "--all", "-o", form.toString()))
        .isEqualTo(ExitCodes.LATER);

    assertThat(shell.out())
        .contains(TASK.formatted(1), TASK.formatted(2))
        .doesNotContain("page 1", "pagination");
    assertThat(shell.err()).contains("SERVICE_UNAVAILABLE (503): not now");
  }

  private static String reprinted(String text, Form form) throws IOException {
    var mapper = new ObjectMapper();
    return switch (form) {
      case JSON -> mapper.readTree(text).toPrettyString() + "\n";
      case YAML -> {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        yield Form.yaml(mapper.valueToTree(loaded));
      }
      case TABLE -> throw new AssertionError("has no other form");
    };
  }

  private static boolean isFirst(ApiCall call) {
    return isPage(call, "");
  }

  private static boolean isPage(ApiCall call, String cursor) {
    return cursor.equals(call.query().get("cursor"));
  }

  private static String page(String cursor, int... tasks) {
    StringBuilder items = new StringBuilder();
    for (int task : tasks) {
      items
          .append(items.isEmpty() ? "" : ",")
          .append(
              """
              {"task_uuid":"%s","name":"order","namespace":"shop","version":"1.0.0",
               "status":"complete","created_at":"2026-03-21T21:16:08",
               "updated_at":"2026-03-21T21:16:08","context":{},
               "initiator":"me","source_system":"cli","reason":"r","correlation_id":"%s",
               "total_steps":1,"pending_steps":0,"in_progress_steps":0,"completed_steps":1,
               "failed_steps":0,"ready_steps":0,"execution_status":"all_complete",
               "recommended_action":"none","completion_percentage":100.0,
               "health_status":"healthy","steps":[],"seq":1}
              """
                  .formatted(TASK.formatted(task), TASK.formatted(task)));
    }
    return """
    {"tasks":[%s],"pagination":{"per_page":20,"has_next":false,"next_cursor":%s}}
    """
        .formatted(items, cursor);
  }
}
