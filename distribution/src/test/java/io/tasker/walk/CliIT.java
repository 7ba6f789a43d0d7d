package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code bin/tasker} and {@code ./dev tasker} as an operator uses them, against {@code ./dev up}.
 * Transcripts run two at a time, as operators do: a process that starts seldom needs a whole core.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CliIT {
  /** By which protocols the commands reach the server. */
  static final List<String> TRANSPORTS = List.of("rest", "grpc");

  private static DevUp up;

  @TempDir private static Path classes;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    up = new DevUp();
    keepClasses();
  }

  /** Half of what a command costs is that Java finds its classes: once is enough. */
  private static void keepClasses() {
    var environment =
        Map.of(
            "TASKER_ORCHESTRATION_GRPC_URL",
            up.grpc(),
            "TASKER_CLIENT_TRANSPORT",
            "grpc",
            "TASKER_JAVA_OPTS",
            ClassArchives.write(archive()));
    var end = new Transcript(classes, environment, Map.of()).bash("tasker task list");
    assertThat(end.code()).as(end.text()).isZero();
    assertThat(archive()).isNotEmptyFile();
  }

  private static Path archive() {
    return classes.resolve("classes.jsa");
  }

  @AfterAll
  static void close() {
    up.close();
  }

  @BeforeEach
  void files() throws IOException {
    Files.writeString(
        folder.resolve("broken.yaml"),
        """
        name: broken
        namespace_name: walk
        version: 1.0.0
        steps:
          - {name: start, handler: {callable: examples.echo}}
          - {name: end, dependencies: [strat], handler: {callable: examples.echo}}
        """);
    Files.writeString(
        folder.resolve("good.yaml"),
        """
        name: good
        namespace_name: walk
        version: 1.0.0
        steps:
          - {name: start, handler: {callable: examples.echo}}
          - {name: end, dependencies: [start], handler: {callable: examples.echo}}
        """);
    Files.writeString(
        folder.resolve("wrong.yaml"), "worker:\n  set_siez: 7\n  lease: {margin_ms: soon}\n");
    Files.writeString(
        folder.resolve("wrong.toml"), "[profile.default.orchestration]\nbase_ulr = \"http://a\"\n");
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  @Execution(ExecutionMode.CONCURRENT)
  void tasks_are_created_found_drawn_watched_and_cancelled(String transport) {
    transcript(transport).compare("tasks.txt");
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  @Execution(ExecutionMode.CONCURRENT)
  void steps_that_failed_are_reset_completed_and_resolved(String transport) {
    transcript(transport).compare("steps.txt");
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  @Execution(ExecutionMode.CONCURRENT)
  void templates_and_the_server_are_looked_at(String transport) {
    transcript(transport).compare("server.txt");
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  @Execution(ExecutionMode.CONCURRENT)
  void many_tasks_are_created_found_cancelled_retried_and_watched(String transport) {
    transcript(transport).compare("many.txt");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void mistakes_are_named_and_have_an_exit_code() {
    transcript("rest").compare("mistakes.txt");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void configurations_and_profiles_are_begun_and_checked() {
    transcript("rest").compare("files.txt");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void the_words_of_other_deployments_are_understood() {
    transcript("rest").compare("public-words.txt");
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  @Execution(ExecutionMode.CONCURRENT)
  void json_and_yaml_say_the_same(String transport) throws IOException {
    Transcript shell = transcript(transport);
    ObjectMapper mapper = new ObjectMapper();
    JsonNode made =
        mapper.readTree(
            shell
                .bash(
                    "tasker task create -n examples --name echo -i '{\"n\": 1}' --wait -o json"
                        + " -k both-"
                        + transport)
                .text());
    String task = made.path("task_uuid").asText();

    for (String command :
        List.of("task get " + task, "step list " + task, "task visualize " + task)) {
      JsonNode json = mapper.readTree(shell.bash("tasker " + command + " -o json").text());
      Object yaml =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(shell.bash("tasker " + command + " -o yaml").text());

      assertThat(json.isContainerNode()).as(command).isTrue();
      assertThat(mapper.<JsonNode>valueToTree(yaml)).as(command).isEqualTo(json);
    }
    ObjectNode seen =
        (ObjectNode) mapper.readTree(shell.bash("tasker task get -o json " + task).text());
    assertThat(seen).isEqualTo(made);
    assertThat(seen.path("status").asText()).isEqualTo("complete");
    assertThat(seen.path("context")).isEqualTo(mapper.readTree("{\"n\": 1}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NO_COLOR=1 ", "TERM=dumb "})
  void a_terminal_is_drawn_over_and_has_colours(String variable) {
    Transcript shell = transcript("rest");
    String key = "terminal" + variable.strip().replace("=", "-");
    String text =
        shell
            .bash(
                "TERM=xterm "
                    + variable
                    + "script -qec \"tasker task create -n rust_e2e_linear --name"
                    + " mathematical_sequence --wait -i '{\\\"even_number\\\": 8}' -k "
                    + key
                    + "\" /dev/null")
            .text();

    boolean isDumb = variable.startsWith("TERM");
    assertThat(text.contains("[########################] 4/4")).as(text).isEqualTo(!isDumb);
    assertThat(text.contains("\u001b[32mcomplete\u001b[0m")).as(text).isEqualTo(variable.isEmpty());
    assertThat(text).as("in the end").contains("4/4");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, nothing was changed",
    "n, 1, nothing was changed",
    "y, 0, '1 task found, 1 cancelled'"
  })
  void a_person_at_a_terminal_is_asked_first(String answer, int code, String said) {
    Transcript shell = transcript("rest");
    String tag = "asked-" + answer + "-" + code;
    String create =
        "tasker task create -n examples --name sleep --tag %s -k %s".formatted(tag, tag);
    assertThat(shell.bash(create + " -i '{\"milliseconds\": 600000}'").code()).isZero();

    var end =
        shell.bash(
            "echo %s | TERM=dumb script -qec 'tasker task cancel-all --tag %s' /dev/null"
                .formatted(answer, tag));

    assertThat(end.text()).contains("would be cancelled", "cancel 1 task? [y/N] ", said);
    assertThat(end.code()).as(end.text()).isEqualTo(code);
    String cancelled = "tasker task list --status cancelled --tag " + tag;
    assertThat(shell.bash(cancelled).text().contains("examples/sleep")).isEqualTo(code == 0);
  }

  @Test
  void bash_completes_commands_and_options() {
    String script =
        """
        source <(tasker completion)
        complete -p tasker > /dev/null || exit 1
        complete_for() {
          COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
          _complete_tasker 2> /dev/null
          echo "${COMPREPLY[@]}"
        }
        complete_for tasker task vis
        complete_for tasker task list --stat
        complete_for tasker task list --output ""
        """;

    assertThat(transcript("rest").bash(script).text())
        .isEqualTo("visualize\n--status\ntable json yaml\n");
  }

  @Test
  void the_script_of_a_checkout_runs_the_same_commands() {
    Transcript shell = transcript("rest");
    String made = "tasker task create -n examples --name echo -i '{\"n\": 2}' --wait --tag script";
    assertThat(shell.bash(made).code()).isZero();

    var end = shell.bash(DevUp.CHECKOUT.resolve("dev") + " tasker task list --tag script");

    assertThat(end.code()).as(end.text()).isZero();
    assertThat(end.text())
        .isEqualTo(shell.bash("tasker task list --tag script").text())
        .contains("examples/echo/1.0.0  complete  1/1");
    assertThat(shell.bash(DevUp.CHECKOUT.resolve("dev") + " tasker --version").text())
        .isEqualTo(shell.bash("tasker --version").text())
        .startsWith("tasker ");
  }

  private Transcript transcript(String transport) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TASKER_ORCHESTRATION_URL", up.rest());
    environment.put("TASKER_ORCHESTRATION_GRPC_URL", up.grpc());
    environment.put("TASKER_CLIENT_TRANSPORT", transport);
    // So that no file of whoever runs the tests is read.
    environment.put(
        "TASKER_JAVA_OPTS",
        "-Duser.home=%s -XX:SharedArchiveFile=%s -Xlog:disable".formatted(folder, archive()));
    Map<String, String> names = new LinkedHashMap<>();
    names.put("HOME", Deployment.HOME.toString());
    names.put("FOLDER", folder.toString());
    names.put("REST_URL", up.rest());
    names.put("GRPC_URL", up.grpc());
    names.put("TRANSPORT", transport + "-walk");
    names.put("NOBODY", "127.0.0.1:" + Deployment.freePort());
    return new Transcript(folder, environment, names);
  }
}
