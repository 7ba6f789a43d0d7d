package io.tasker.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigMistakesIT extends WithConfigFiles {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "common: {databse: {url: x}} | :1: unknown key common.databse.url = x; nearest known:"
            + " common.database.url",
        "orchestration: {web: {max_body: 5}} | unknown key orchestration.web.max_body = 5",
        "colour: red | :1: unknown key colour = red; sections are common, orchestration and worker",
        "common: 5 | common is a section and cannot have a value of its own",
        "common: {database: {url: {a: b}}} | common.database.url = a mapping is not allowed;"
            + " allowed: postgresql://",
        "worker: {set_size: many} | :1: worker.set_size = \"many\" is not allowed; allowed: a whole"
            + " number, 1 to 1000 (steps)",
        "worker: {set_size: 0} | worker.set_size = \"0\" is not allowed",
        "worker: {set_size: 1001} | worker.set_size = \"1001\" is not allowed",
        "worker: {set_size: [5]} | worker.set_size = [5] is not allowed",
        "worker: {set_size: } | worker.set_size = nothing is not allowed",
        "worker: {web: {enabled: yes}} | worker.web.enabled = \"yes\" is not allowed; allowed:"
            + " true, false",
        "worker: {handler_paths: a.jar} | worker.handler_paths = \"a.jar\" is not allowed; allowed:"
            + " a list of paths",
        "worker: {handler_paths: [a, [b]]} | worker.handler_paths = a list with a list in it is not"
            + " allowed",
        "common: {queues: {backend: kafka}} | common.queues.backend = \"kafka\" is not allowed;"
            + " allowed: pgmq, rabbitmq",
        "common: {queues: {orchestration_queues: {step_results: a-b}}} | step_results = \"a-b\" is"
            + " not allowed; allowed: a letter or underscore",
        "orchestration: {web: {bind_address: '8080'}} | bind_address = \"8080\" is not allowed;"
            + " allowed: host:port",
        "worker: {web: {auth: {enabled: true}}} | auth.enabled = \"true\" is not allowed;"
            + " allowed: false",
        "orchestration: {web: {auth: {jwt_verification_method: jwks}}} | jwt_verification_method ="
            + " \"jwks\" is not allowed; allowed: public_key; jwks is not offered yet",
        "orchestration: {web: {auth: {jwt_allowed_algorithms: [none]}}} | allowed: a list of RS256",
        "orchestration: {web: {auth: {api_key_header: 'a b'}}} | allowed: letters, digits",
        "orchestration: {web: {auth: {api_keys: [hush]}}} | api_keys = *** is not allowed; allowed:"
            + " a list of mappings with key, permissions and description",
        "orchestration: {web: {auth: {api_keys: [{key: hush, rights: [a]}]}}} | api_keys = *** is"
            + " not allowed",
        "orchestration: {web: {auth: {api_keys: [{permissions: [a]}]}}} | api_keys = *** is not"
            + " allowed",
        "worker: {handler_paths: [{key: a}]} | worker.handler_paths = a list with a mapping in it"
            + " is not allowed",
        "common: {database: {url: 'mysql://me:hush@h/db'}} | common.database.url ="
            + " \"mysql://me:***@h/db\" is not allowed",
        "common: {database: {pasword: hush}} | unknown key common.database.pasword = ***; nearest"
            + " known: common.database.password",
        "worker: {worker_id: '${NONE}'} | :1: worker.worker_id needs the variable NONE, which is"
            + " not set",
        "worker: {worker_id: '${a.b}'} | \"${a.b}\" is neither ${VARIABLE} nor"
            + " ${VARIABLE:-default}",
        "worker: {worker_id: a, worker_id: b} | :1:24: the key \"worker_id\" is given twice, first"
            + " at 1:10",
        "{worker.worker_id: a, worker: {worker_id: b}} | worker.worker_id is given twice",
        "[a, b] | must be a mapping with common, orchestration and worker, was a list",
        "common: {a | not valid YAML",
      })
  void a_bad_file_is_refused_with_what_is_wrong_and_what_is_allowed(String text, String message) {
    Path path = file("tasker.yaml", text);

    assertThatThrownBy(this::load)
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining(message)
        .message()
        .doesNotContain("hush")
        .satisfiesAnyOf(
            found -> assertThat(found).contains(path + ":1"),
            found -> assertThat(found).contains("default: common.database.pool"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TASKER__COMMON__DATABSE__URL | x | unknown key common.databse.url = x; nearest known:"
            + " TASKER__COMMON__DATABASE__URL",
        "TASKER__WORKER__SET_SIZE | many | worker.set_size = \"many\" is not allowed",
        "TASKER__WORKER__HANDLER_PATHS | a.jar | worker.handler_paths = \"a.jar\" is not allowed;"
            + " allowed: a list",
        "TASKER__WORKER__HANDLER_PATHS | [a | worker.handler_paths = [a (not valid YAML",
        "TASKER__COMMON | x | common is a section",
        "DATABASE_URL | nonsense | common.database.url = \"nonsense\" is not allowed",
      })
  void a_bad_variable_is_refused_by_name(String name, String value, String message) {
    file("tasker.yaml", "");

    assertThatThrownBy(() -> load(null, Map.of(name, value), Map.of()))
        .hasMessageContaining("- " + name + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    file("tasker.yaml", "worker:\n  set_size: 0\n  colour: red\n");
    file("tasker-test.yaml", "orchestration: {writers: {count: -1}}");

    TaskerException thrown =
        catchThrowableOfType(
            TaskerException.class,
            () -> load(null, Map.of("TASKER__X", "1"), Map.of("worker.lease.margin_ms", "1 s")));

    assertThat(thrown.getMessage().lines())
        .hasSize(6)
        .first()
        .isEqualTo("the configuration has 5 problems:");
    assertThat(thrown)
        .hasMessageContaining("tasker.yaml:3: unknown key worker.colour")
        .hasMessageContaining("tasker.yaml:2: worker.set_size")
        .hasMessageContaining("tasker-test.yaml:1: orchestration.writers.count")
        .hasMessageContaining("TASKER__X: unknown key x")
        .hasMessageContaining("command line: worker.lease.margin_ms = \"1 s\"");
  }

  @Test
  void a_file_that_is_asked_for_must_exist() {
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(this::load)
        .hasMessageContaining(folder.resolve("tasker.yaml") + ": the file does not exist");
    file("tasker.yaml", "");
    assertThatThrownBy(() -> load(missing, Map.of(), Map.of()))
        .hasMessageContaining(missing + ": the file does not exist");
  }

  @Test
  void an_environment_is_a_plain_name() {
    Path main = file("tasker.yaml", "");
    ConfigSources sources =
        new ConfigSources(main, "../other", Optional.empty(), Map.of(), Map.of());

    assertThatThrownBy(() -> ConfigLoader.load(sources))
        .hasMessageContaining("TASKER_ENV: \"../other\" is not allowed");
  }
}
