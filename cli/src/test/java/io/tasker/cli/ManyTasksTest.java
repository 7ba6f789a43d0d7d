package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManyTasksTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FIRST = "01990000-0000-7000-8000-000000000001";
  private static final String SECOND = "01990000-0000-7000-8000-000000000002";
  private static final String THIRD = "01990000-0000-7000-8000-000000000003";

  private final Typed shell = new Typed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cancel-all --yes                                      | say which tasks: --namespace, --name
          cancel-all --dry-run                                  | say which tasks: --namespace, --name
          cancel-all --tag old                                  | look with --dry-run, then give --yes
          retry-all --tag old                                   | look with --dry-run, then give --yes
          cancel-all --yes --namespace=                         | --namespace must not be empty
          cancel-all --yes --tag x --name=                      | --name must not be empty
          cancel-all --yes --tag=                               | --tag must not be empty
          retry-all --yes --status blocked_by_failure           | did you mean blocked_by_failures?
          cancel-all --yes --correlation-id x                   | --correlation-id must be a UUID
          cancel-all --yes --context customer                   | --context must be PATH=VALUE such as customer.id=7, was "customer"
          cancel-all --yes --context =7                         | --context must be PATH=VALUE
          cancel-all --yes --context id=                        | --context must be PATH=VALUE
          cancel-all --yes --context a=1 --context a=2          | --context has the path a twice
          """)
  void a_mistake_is_named_and_nothing_is_sent(String arguments, String said) {
    assertThat(shell.run(("task " + arguments).split(" +"))).isEqualTo(ExitCodes.USAGE);

    assertThat(shell.err()).contains(said).doesNotContain("\tat ");
    assertThat(shell.calls).isEmpty();
  }

  @Test
  void every_page_of_what_the_filter_finds_is_changed() throws IOException {
    shell.server =
        call ->
            body(call).has("cursor")
                ? done(false, 1, 0, "null", item(THIRD))
                : done(false, 1, 1, "\"next\"", item(FIRST), refused(SECOND));

    int code =
        shell.run(
            "task",
            "cancel-all",
            "-n=shop",
            "--name=order",
            "--tag=old",
            "--context=customer.id=7",
            "--context=note=a=b",
            "--created-after=2026-03-21",
            "--created-before=2026-03-21T21:16:08+01:00",
            "--reason=no need",
            "--yes");

    assertThat(code).as("one was not").isEqualTo(ExitCodes.FAILED);
    assertThat(shell.out())
        .isEqualTo(
            """
            cancelled %s
            not cancelled %s: CONFLICT: it is over
            cancelled %s
            3 tasks found, 2 cancelled
            """
                .formatted(FIRST, SECOND, THIRD));
    assertThat(shell.calls)
        .extracting(ApiCall::operation)
        .containsExactly(ApiOperation.CANCEL_TASKS, ApiOperation.CANCEL_TASKS);
    assertThat(body(shell.calls.getFirst()))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"filter":{"namespace":"shop","name":"order","tag":"old",
                           "created_from":"2026-03-21T00:00:00Z",
                           "created_before":"2026-03-21T20:16:08Z",
                           "context":{"customer.id":"7","note":"a=b"}},
                 "limit":100,"dry_run":false,"reason":"no need"}
                """));
  }

  @Test
  void a_dry_run_names_them_and_asks_nobody() {
    shell.server = _ -> done(true, 0, 0, "null", item(FIRST));

    assertThat(shell.run("task", "retry-all", "--tag", "x", "--dry-run")).isEqualTo(ExitCodes.OK);

    assertThat(shell.out())
        .isEqualTo("would be retried %s\n1 task found, nothing was changed\n".formatted(FIRST));
    assertThat(body(shell.calls.getFirst()).path("dry_run").asBoolean()).isTrue();
    assertThat(body(shell.calls.getFirst()).path("requested_by").asText())
        .isEqualTo("cli-operator");
  }

  @ParameterizedTest
  @CsvSource({"y, 2, 0", "Yes, 2, 0", "n, 1, 1", "'', 1, 1", "yeah, 1, 1"})
  void a_person_is_asked_who_was_told_which(String answer, int calls, int code) {
    shell.answer = answer;
    shell.server =
        call ->
            body(call).path("dry_run").asBoolean()
                ? done(true, 0, 0, "null", item(FIRST), item(SECOND))
                : done(false, 2, 0, "null", item(FIRST), item(SECOND));

    assertThat(shell.run("task", "cancel-all", "--tag", "x")).isEqualTo(code);

    assertThat(shell.questions).containsExactly("cancel 2 tasks? [y/N] ");
    assertThat(shell.out()).startsWith("would be cancelled " + FIRST);
    assertThat(shell.calls).hasSize(calls);
    assertThat(shell.out().contains("nothing was changed")).isEqualTo(calls == 1);
  }

  @Test
  void nobody_is_asked_if_there_is_nothing() {
    shell.answer = "y";
    shell.server = _ -> done(true, 0, 0, "null");

    assertThat(shell.run("task", "cancel-all", "--tag", "x")).isEqualTo(ExitCodes.OK);

    assertThat(shell.questions).isEmpty();
    assertThat(shell.out()).isEqualTo("0 tasks found, nothing was changed\n");
    assertThat(shell.calls).hasSize(1);
  }

  @Test
  void what_was_done_before_it_broke_off_is_said() {
    shell.server =
        call -> {
          if (body(call).has("cursor")) {
            throw new CallTimeoutException("no answer", null);
          }
          return done(false, 1, 0, "\"next\"", item(FIRST));
        };

    assertThat(shell.run("task", "cancel-all", "--tag", "x", "-y")).isEqualTo(ExitCodes.LATER);

    assertThat(shell.out()).contains("cancelled " + FIRST, "1 task found, 1 cancelled");
    assertThat(shell.err()).contains("no answer", "The server may have done it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json"})
  void nothing_is_counted_if_there_was_no_server(String form) {
    shell.server =
        _ -> {
          throw new UnreachableException("no connection", false, null);
        };

    assertThat(shell.run("task", "cancel-all", "--tag", "x", "-y", "-o", form))
        .isEqualTo(ExitCodes.LATER);
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void programs_get_one_answer() throws IOException {
    shell.server =
        call ->
            body(call).has("cursor")
                ? done(false, 1, 0, "null", item(SECOND))
                : done(false, 1, 0, "\"next\"", item(FIRST));

    assertThat(shell.run("task", "retry-all", "--tag", "x", "-y", "-o", "json")).isZero();

    JsonNode answer = MAPPER.readTree(shell.out());
    assertThat(answer.path("matched").asInt()).isEqualTo(2);
    assertThat(answer.path("changed").asInt()).isEqualTo(2);
    assertThat(answer.path("items").findValuesAsText("task_uuid")).containsExactly(FIRST, SECOND);
  }

  private static JsonNode body(ApiCall call) {
    try {
      return MAPPER.readTree(String.valueOf(call.body()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String done(
      boolean dryRun, int changed, int failed, String cursor, String... items) {
    return """
    {"dry_run":%s,"matched":%d,"changed":%d,"failed":%d,"items":[%s],"next_cursor":%s}
    """
        .formatted(dryRun, items.length, changed, failed, String.join(",", items), cursor);
  }

  private static String item(String task) {
    return "{\"task_uuid\":\"%s\"}".formatted(task);
  }

  private static String refused(String task) {
    return """
    {"task_uuid":"%s","error":{"code":"CONFLICT","message":"it is over"}}\
    """
        .formatted(task);
  }
}
