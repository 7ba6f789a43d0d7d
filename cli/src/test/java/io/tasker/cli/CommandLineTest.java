package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.UnreachableException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandLineTest {
  private static final String TASK = "01990000-0000-7000-8000-000000000000";

  private final Typed shell = new Typed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          task get nonsense                                   | TASK must be a UUID such as
          task create --name x --input nonsense               | --input is not JSON: line 1, column
          task create --name x --input [1]                    | --input must be a JSON object
          task create --name x --input @nowhere.json          | the file nowhere.json cannot be read
          task create --name x --priority 101                 | --priority must be -100 to 100, was 101
          task create                                         | --name=NAME
          task list --status compelte                         | --status "compelte" is not known; allowed: pending
          task list --status compelte                         | did you mean complete?
          task list --limit many                              | --limit
          task lsit                                           | tasker task: no command "lsit"; allowed: cancel, cancel-all, create, get, list, retry-all, visualize, watch; did you mean list?
          task list --transport grcp                          | --transport "grcp" is not known; allowed: rest, grpc; did you mean grpc?
          task list --profile stagin                          | there is no profile stagin
          task list --url nonsense                            | base_url must be http://HOST
          task list --output jsno                             | --output "jsno" is not known; allowed: table, json, yaml; did you mean json?
          task list --stauts complete                         | tasker task list: unknown option --stauts; did you mean --status?
          task visualize x -o marmaid                         | allowed: terminal, mermaid, markdown, json, yaml; did you mean mermaid?
          profile add x --url http://a --transport gprc       | did you mean grpc?
          profile check default --all                         | either a name or --all
          dlq list --status pendign                           | did you mean pending?
          dlq update 01990000-0000-7000-8000-000000000001     | nothing to change: give --status, --notes or --by
          step                                                | no command; there are: audit, complete, get, list, reset, resolve
          step reset 01990000-0000-7000-8000-000000000000 x   | --reason=TEXT
          """)
  void a_mistake_is_named_and_nothing_is_sent(String arguments, String said) {
    assertThat(shell.run(arguments.split(" +"))).isEqualTo(ExitCodes.USAGE);

    assertThat(shell.err()).contains(said).doesNotContain("\tat ");
    assertThat(shell.calls).isEmpty();
  }

  @Test
  void a_server_that_is_away_may_be_back_later() {
    shell.server =
        _ -> {
          throw new UnreachableException("no connection", false, null);
        };

    assertThat(shell.run("dlq", "stats")).isEqualTo(ExitCodes.LATER);
    assertThat(shell.err()).contains("tasker: no connection", "--url URL");
  }

  @Test
  void a_lost_answer_is_a_warning() {
    shell.server =
        _ -> {
          throw new CallTimeoutException("no answer", null);
        };

    assertThat(shell.run("task", "cancel", TASK)).isEqualTo(ExitCodes.LATER);
    assertThat(shell.err()).contains("The server may have done it");
  }

  @Test
  void backpressure_says_when_to_come_back() {
    shell.server =
        _ -> {
          throw new ServerException(503, "BACKPRESSURE", "full", null, Duration.ofSeconds(30));
        };

    assertThat(shell.run("task", "create", "--name", "x")).isEqualTo(ExitCodes.LATER);
    assertThat(shell.err()).contains("BACKPRESSURE (503): full", "Come back in 30 s");
  }

  @ParameterizedTest
  @CsvSource({"401, AUTHENTICATION_FAILED, TASKER_AUTH_TOKEN", "404, HTTP_404, --url URL"})
  void waiting_is_not_advised_where_it_does_not_help(int status, String code, String advice) {
    shell.server =
        _ -> {
          throw new ServerException(status, code, "no", null, Duration.ofSeconds(60));
        };

    assertThat(shell.run("task", "list")).isEqualTo(ExitCodes.FAILED);
    assertThat(shell.err()).contains(advice).doesNotContain("Come back");
  }

  @Test
  void a_task_that_exists_is_named() {
    shell.server =
        _ -> {
          throw new ServerException(409, "CONFLICT", "exists: " + TASK, null, null);
        };

    assertThat(shell.run("task", "create", "--name", "x")).isEqualTo(ExitCodes.FAILED);
    assertThat(shell.err()).contains("Look at it: tasker task get " + TASK);
  }

  @ParameterizedTest
  @CsvSource({"healthy, 0", "degraded, 0", "unknown, 0", "unhealthy, 1"})
  void health_is_the_exit_code(String status, int code) {
    shell.server =
        _ ->
            """
            {"status":"degraded","timestamp":"now","info":{"version":"0.1.0"},
             "checks":{"web_database":{"status":"%s","message":"m","duration_ms":1}}}
            """
                .formatted(status);

    assertThat(shell.run("health")).isEqualTo(code);
    assertThat(shell.out()).contains("web_database  " + status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "table"})
  void programs_get_the_words_of_the_api(String form) {
    shell.server =
        _ ->
            """
            [{"dlq_reason":"ManualDlq","total_entries":3,"pending":1,"manually_resolved":2,
              "permanent_failures":0,"cancelled":0}]
            """;

    assertThat(shell.run("dlq", "stats", "--output", form)).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .contains(
            switch (form) {
              case "json" -> "\"total_entries\" : 3";
              case "yaml" -> "  total_entries: 3";
              default -> "ManualDlq  3      1        2";
            });
  }

  @Test
  void completion_is_a_script_that_knows_the_commands() {
    assertThat(shell.run("completion")).isEqualTo(ExitCodes.OK);
    assertThat(shell.out()).contains("visualize", "complete -F");
  }

  @Test
  void profiles_without_a_file_are_what_is_built_in() {
    assertThat(shell.run("profile", "list")).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .contains("default  http://localhost:8080  rest")
        .contains("there is no file; looked for", ".config/tasker.toml");
  }

  @ParameterizedTest
  @CsvSource({"true, now", "false, 'before, with the same content'"})
  void a_registered_template_is_told_in_lines(boolean added, String when) {
    shell.server =
        _ ->
            """
            {"namespace":"shop","name":"order","version":"2.0.0","revision":4,"added":%s}
            """
                .formatted(added);

    assertThat(shell.run("template", "upload", "pom.xml")).isEqualTo(ExitCodes.OK);
    assertThat(shell.out().lines())
        .containsExactly(
            "template        shop/order/2.0.0", "revision        4", "registered      " + when);
  }

  @ParameterizedTest
  @CsvSource({"rest, http://localhost:8080", "grpc, http://localhost:9190"})
  void a_transport_has_an_address_of_its_own(String transport, String address) {
    shell.run("health", "--transport", transport);

    assertThat(shell.configs)
        .extracting(it -> it.protocol().wireName() + " " + it.baseUri())
        .containsExactly(transport + " " + address);
  }
}
