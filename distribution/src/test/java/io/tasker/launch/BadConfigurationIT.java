package io.tasker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.cli.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong stops the start and is said so that it can be mended without a manual. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadConfigurationIT {
  @TempDir Path folder;

  private LaunchedHome home;

  @BeforeEach
  void aHome() {
    home = new LaunchedHome(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # file (a semicolon ends a line)           | variable | what is said
          worker:;  set_siez: 5                      | - | tasker.yaml:2: unknown key worker.set_siez = 5; nearest known: worker.set_size
          colour: red                                | - | tasker.yaml:1: unknown key colour = red; sections are common, orchestration and worker
          wroker:;  set_size: 5                      | - | tasker.yaml:2: unknown key wroker.set_size = 5; nearest known: worker.set_size
          worker:;  set_size: many                   | - | tasker.yaml:2: worker.set_size = "many" is not allowed; allowed: a whole number, 1 to 1000 (steps)
          worker:;  set_size: 2.5                    | - | tasker.yaml:2: worker.set_size = "2.5" is not allowed; allowed: a whole number, 1 to 1000 (steps)
          worker:;  web: {enabled: yes}              | - | tasker.yaml:2: worker.web.enabled = "yes" is not allowed; allowed: true, false
          worker:;  handler_paths: a.jar             | - | tasker.yaml:2: worker.handler_paths = "a.jar" is not allowed; allowed: a list of paths
          worker:;  set_size: 1001                   | - | tasker.yaml:2: worker.set_size = "1001" is not allowed; allowed: a whole number, 1 to 1000 (steps)
          orchestration:;  writers:;    count: -1    | - | tasker.yaml:3: orchestration.writers.count = "-1" is not allowed; allowed: a whole number, 0 to 64 (writers)
          orchestration: {web: {bind_address: x:70000}} | - | orchestration.web.bind_address = "x:70000" is not allowed; allowed: host:port with a port of 0 to 65535
          common: {queues: {backend: kafka}}         | - | common.queues.backend = "kafka" is not allowed; allowed: pgmq, rabbitmq
          common: {database: {url: 'mysql://me:hush@h/db'}} | - | common.database.url = "mysql://me:***@h/db" is not allowed; allowed: postgresql://
          worker: {set_size: 1, set_size: 2}         | - | tasker.yaml:1:23: the key "set_size" is given twice, first at 1:10
          worker: {                                  | - | tasker.yaml:1:10: not valid YAML
          worker: {worker_id: '${NOBODY_SET_THIS}'}  | - | tasker.yaml:1: worker.worker_id needs the variable NOBODY_SET_THIS, which is not set
          -                                          | TASKER__WORKER__SET_SIEZ=5 | TASKER__WORKER__SET_SIEZ: unknown key worker.set_siez = 5; nearest known: TASKER__WORKER__SET_SIZE
          -                                          | TASKER__WORKER__SET_SIZE=0 | TASKER__WORKER__SET_SIZE: worker.set_size = "0" is not allowed; allowed: a whole number, 1 to 1000 (steps)
          -                                          | TASKER__WORKER__SET_SIZE=many | TASKER__WORKER__SET_SIZE: worker.set_size = "many" is not allowed; allowed: a whole number, 1 to 1000 (steps)
          -                                          | TASKER__WRKER__SET_SIZE=5 | TASKER__WRKER__SET_SIZE: unknown key wrker.set_size = 5; nearest known: TASKER__WORKER__SET_SIZE
          -                                          | TASKER__COLOUR=red | TASKER__COLOUR: unknown key colour = red; sections are common, orchestration and worker
          -                                          | TASKER__ORCHESTRATION__GRPC__ENABLED=on | TASKER__ORCHESTRATION__GRPC__ENABLED: orchestration.grpc.enabled = "on" is not allowed; allowed: true, false
          -                                          | DATABASE_URL=nowhere | DATABASE_URL: common.database.url = "nowhere" is not allowed; allowed: postgresql://
          -                                          | TASKER_ENV=../prod | TASKER_ENV: "../prod" is not allowed; allowed: up to 64 letters
          """)
  void it_is_named_with_place_key_value_and_what_is_allowed(
      @Nullable String yaml, @Nullable String variable, String said) {
    if (yaml != null) {
      home.file("config/tasker.yaml", yaml.replace(";", "\n"));
    }

    for (var command :
        List.of(List.of("server"), List.of("worker"), List.of("config", "validate"))) {
      var end = home.run(variables(variable), command);

      assertThat(end.code()).as("%s", command).isEqualTo(ExitCodes.USAGE);
      assertThat(end.err())
          .startsWith("tasker: CONFIG_INVALID: the configuration has 1 problem:\n  - ")
          .contains(said)
          .doesNotContain("hush", "\tat ");
      if (yaml != null) {
        assertThat(end.err()).contains(home.path("config/tasker.yaml").toString());
      }
      assertThat(end.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server | api-grpc           | orchestration: {grpc: {enabled: true}} | orchestration.grpc.enabled = "true" | true, false
          server | messaging-rabbitmq | common: {queues: {backend: rabbitmq}}  | common.queues.backend = "rabbitmq"  | pgmq, rabbitmq
          worker | messaging-rabbitmq | common: {queues: {backend: rabbitmq}}  | common.queues.backend = "rabbitmq"  | pgmq, rabbitmq
          """)
  void a_plugin_that_is_not_there_is_named_with_who_asks_for_it(
      String command, String plugin, String yaml, String setting, String allowed) {
    Path file = home.file("config/tasker.yaml", yaml);
    String said =
        "tasker: PLUGIN_INVALID: the plugin %s (enabled by %s at %s:1; allowed: %s) cannot be used: its folder %s does not exist; there are: api-rest, messaging-pgmq"
            .formatted(plugin, setting, file, allowed, home.path("plugins/" + plugin));

    for (var arguments :
        List.of(List.of(command), List.of("config", "validate", "--for", command))) {
      var end = home.run(Map.of(), arguments);

      assertThat(end.code()).as("%s", arguments).isEqualTo(ExitCodes.USAGE);
      assertThat(end.err()).startsWith(said);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          worker.set_siez=5   | command line: unknown key worker.set_siez = 5; nearest known: worker.set_size
          worker.set_size=0   | command line: worker.set_size = "0" is not allowed; allowed: a whole number, 1 to 1000 (steps)
          worker.set_size=all | command line: worker.set_size = "all" is not allowed; allowed: a whole number, 1 to 1000 (steps)
          """)
  void the_command_line_is_held_to_the_same(String setting, String said) {
    var end = home.run("server", "--set", setting);

    assertThat(end.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(end.err()).contains("- " + said);
  }

  @Test
  void a_plugin_without_a_jar_is_named() {
    home.file("plugins/api-grpc/README", "");

    var end = home.run("server", "--set", "orchestration.grpc.enabled=true");

    assertThat(end.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(end.err())
        .contains("(enabled by orchestration.grpc.enabled = \"true\" at command line;")
        .contains(home.path("plugins/api-grpc") + " has no jar file");
  }

  @Test
  void a_folder_given_as_file_is_refused() {
    var end = home.run("server", "--config", folder.toString());

    assertThat(end.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(end.err()).contains("--config: " + folder + " is a folder, not a file");
  }

  @Test
  void a_home_without_its_default_file_is_refused() throws IOException {
    Path file = home.path("config/tasker.yaml");
    Files.delete(file);

    var end = home.run("server");

    assertThat(end.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(end.err()).contains(file + ": the file does not exist");
  }

  private static Map<String, String> variables(@Nullable String assignment) {
    if (assignment == null) {
      return Map.of();
    }
    String[] parts = assignment.split("=", 2);
    return Map.of(parts[0], parts[1]);
  }
}
