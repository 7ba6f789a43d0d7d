package io.tasker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.cli.ExitCodes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigCommandIT {
  @TempDir Path folder;

  private LaunchedHome home;

  @BeforeEach
  void aHome() {
    home = new LaunchedHome(folder);
  }

  @Test
  void show_prints_every_value_and_who_set_it() {
    Path file = home.file("config/tasker.yaml", "worker:\n  set_size: 7\n");
    home.file("config/tasker-staging.yaml", "worker: {lease: {heartbeat_ms: 70}}");
    Path more = home.file("more.yaml", "worker: {lease: {margin_ms: 700}}");

    var end =
        home.run(
            Map.of("TASKER_ENV", "staging", "TASKER__WORKER__WORKER_ID", "w"),
            List.of(
                "config",
                "show",
                "--config",
                more.toString(),
                "--set",
                "orchestration.writers.count=3"));

    assertThat(end.code()).isZero();
    assertThat(end.out().lines())
        .startsWith("common:", "  database:")
        .anyMatch(line -> line.matches(" {4}count: 3 +# command line"))
        .anyMatch(line -> line.matches(" {2}worker_id: w +# TASKER__WORKER__WORKER_ID"))
        .anyMatch(line -> line.matches(" {2}set_size: 7 +# \\Q" + file + ":2\\E"))
        .anyMatch(line -> line.matches(" {4}heartbeat_ms: 70 +# .*/tasker-staging.yaml:1"))
        .anyMatch(line -> line.matches(" {4}margin_ms: 700 +# \\Q" + more + ":1\\E"))
        .anyMatch(line -> line.matches(" {4}fixed_ms: 0 +# default"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "show --output table", "show --output json", "explain common"})
  void no_secret_is_printed(String command) {
    home.file("config/tasker.yaml", "common: {database: {url: 'postgres://me:hush@h/db'}}");

    var end =
        home.run(
            Map.of("TASKER__COMMON__DATABASE__PASSWORD", "hush"),
            List.of(("config " + command).split(" ")));

    assertThat(end.code()).isZero();
    assertThat(end.out()).contains("postgres://me:***@h/db").doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "true", "5", "a: b # c", "${x}", "'q' \"r\" \\s", "- a", "\tZürich"})
  void what_show_prints_reads_back_as_the_same(String text) {
    Map<String, String> variables =
        Map.of(
            "TASKER__COMMON__DATABASE__USERNAME",
            text.isEmpty() ? text : "'" + text.replace("'", "''") + "'",
            "TASKER__WORKER__HANDLER_PATHS",
            "[\"a, b\", \"${y}\", '#']");
    String table = home.run(variables, List.of("config", "show", "--output", "json")).out();
    String yaml = home.run(variables, List.of("config", "show", "--no-origin")).out();

    home.file("config/tasker.yaml", yaml);

    assertThat(withoutOrigins(home.run("config", "show", "--output", "json").out()))
        .isEqualTo(withoutOrigins(table))
        .anyMatch(line -> line.contains("\"${y}\""));
  }

  @Test
  void json_has_values_of_their_own_kind() throws Exception {
    JsonNode all =
        new ObjectMapper().readTree(home.run("config", "show", "--output", "JSON").out());

    JsonNode size =
        all.findParents("key").stream()
            .filter(it -> it.get("key").asText().equals("worker.set_size"))
            .findFirst()
            .orElseThrow();
    assertThat(size.get("value").isInt()).isTrue();
    assertThat(size.get("default").asInt()).isEqualTo(200);
    assertThat(size.get("origin").asText()).isEqualTo("default");
    assertThat(size.get("unit").asText()).isEqualTo("steps");
    assertThat(size.get("variable").asText()).isEqualTo("TASKER__WORKER__SET_SIZE");
  }

  @Test
  void validate_counts_warnings_and_says_each() {
    Path file = home.file("config/tasker.yaml", "common:\n  cache:\n    enabled: true\n");

    var end = home.run("config", "validate");

    assertThat(end.code()).isZero();
    assertThat(end.out().lines())
        .containsExactly(
            "warning: " + file + ":3: common.cache.enabled has no effect here",
            "configuration is valid (1 warning)");
    home.file("config/tasker.yaml", "");
    assertThat(home.run("config", "validate").out().strip())
        .isEqualTo("configuration is valid (0 warnings)");
  }

  @Test
  void validate_looks_for_the_plugins_of_the_process_that_is_meant() {
    String[] server = {"config", "validate", "--set", "orchestration.grpc.enabled=true"};
    assertThat(home.run(server).code()).isEqualTo(ExitCodes.USAGE);

    var worker =
        home.run(
            "config", "validate", "--set", "orchestration.grpc.enabled=true", "--for", "worker");
    assertThat(worker.out()).contains("configuration is valid");

    var handlers =
        home.run(
            "config", "validate", "--set", "worker.handler_paths=[gone.jar]", "--for", "worker");
    assertThat(handlers.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(handlers.err()).contains("worker.handler_paths: \"gone.jar\" does not exist");
  }

  @Test
  void explain_says_all_about_one_key() {
    var end = home.run("config", "explain", "worker.worker_id", "--set", "worker.worker_id=me");

    assertThat(end.out().lines())
        .containsSequence(
            "worker.worker_id",
            "  its name in leases and audits; empty: made from host name and process id",
            "",
            "  value     me  (from command line)",
            "  default   \"\"",
            "  type      text",
            "  allowed   text of up to 128 characters",
            "",
            "How to set it, later ones win",
            "  file      worker:",
            "              worker_id: me",
            "  variable  TASKER_INSTANCE_ID",
            "  variable  TASKER_WORKER_ID",
            "  variable  TASKER__WORKER__WORKER_ID",
            "  option    --set worker.worker_id=…");
  }

  @Test
  void explain_lists_the_keys_below_a_section() {
    var end = home.run("config", "explain", "orchestration.writers");

    assertThat(end.out().lines())
        .containsExactly(
            "orchestration.writers.count     0    who commit; 0: two, or one on a single core",
            "orchestration.writers.set_size  200  in one transaction at most");
    assertThat(home.run("config", "explain").out().lines())
        .anyMatch(line -> line.startsWith("common.database.url "))
        .anyMatch(line -> line.startsWith("worker.web.auth.enabled "));
  }

  @Test
  void explain_works_while_the_configuration_is_wrong() {
    home.file("config/tasker.yaml", "worker: {set_size: many}");

    var end = home.run("config", "explain", "worker.set_size");

    assertThat(end.code()).isZero();
    assertThat(end.out())
        .contains("value     unknown: the configuration is invalid, see tasker config validate")
        .contains("allowed   a whole number, 1 to 1000");
  }

  @Test
  void explain_answers_an_unknown_key_with_the_nearest() {
    var end = home.run("config", "explain", "worker.set_siez");

    assertThat(end.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(end.err())
        .isEqualTo(
            "tasker: CONFIG_INVALID: unknown key worker.set_siez; nearest known:"
                + " worker.set_size\n");
  }

  @Test
  void an_empty_environment_counts_as_none() {
    home.file("config/tasker-production.yaml", "worker: {set_size: 9}");

    assertThat(home.run(Map.of("TASKER_ENV", ""), List.of("config", "show")).out())
        .isEqualTo(home.run("config", "show").out())
        .contains("set_size: 9 ");
  }

  @ParameterizedTest
  @CsvSource({
    "pgmq, rest, 'server,worker'",
    "pgmq, grpc, server",
    "pgmq, 'rest,grpc', 'server,worker'",
    "rabbitmq, rest, worker",
    "rabbitmq, 'rest,grpc', 'server,worker'",
  })
  void what_generate_writes_is_valid_and_commented(String messaging, String api, String processes) {
    home.plugin("messaging-rabbitmq");
    home.plugin("api-grpc");
    Path file = home.path("begin.yaml");

    var end =
        home.runAlone(
            "config",
            "generate",
            "--messaging",
            messaging,
            "--api",
            api,
            "--for",
            processes,
            "--file",
            file.toString());

    assertThat(end.code()).as(end.err()).isZero();
    for (String process : processes.split(",")) {
      var valid = home.run("config", "validate", "--config", file.toString(), "--for", process);
      assertThat(valid.out()).isEqualTo("configuration is valid (0 warnings)\n");
    }
    assertThat(home.run("config", "show", "--config", file.toString()).out())
        .contains("backend: " + messaging);
    assertThat(file).content().contains("# Where the database is.\n", "# Allowed: ");
  }

  private static List<String> withoutOrigins(String json) {
    return json.lines().filter(line -> !line.contains("\"origin\"")).toList();
  }
}
