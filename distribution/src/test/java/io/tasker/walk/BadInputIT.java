package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import io.tasker.walk.RestClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong gets a clear answer, and nothing is half created. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputIT {
  private static final String TABLES =
      "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
          + " WHERE schemaname IN ('tasker', 'pgmq')";

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static Server server;

  @BeforeAll
  static void open() throws IOException {
    deployment = new Deployment(folder);
    server = deployment.server();
    assertThat(
            server
                .client()
                .create("rust_e2e_linear", "mathematical_sequence", "{\"even_number\":2}", null)
                .status())
        .isEqualTo(200);
    assertThat(rows())
        .containsEntry("tasker.tasks", 1L)
        .containsEntry("pgmq.q_worker_rust_e2e_linear_queue", 1L);
  }

  @AfterAll
  static void close() {
    deployment.close();
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "unknown template | rust_e2e_linear | mathematical_sequenc | 404 | {\"even_number\":4} |"
            + " NOT_FOUND | did you mean rust_e2e_linear/mathematical_sequence/1.0.0?",
        "unknown namespace | nobody | knows | 404 | {} | NOT_FOUND | Task template not found:"
            + " nobody/knows/1.0.0",
        "bad namespace | a-b c | x | 404 | {} | NOT_FOUND | Task template not found",
        "context is a list | rust_e2e_linear | mathematical_sequence | 400 | [] | BAD_REQUEST |"
            + " context",
        "context is a text | rust_e2e_linear | mathematical_sequence | 400 | \"x\" | BAD_REQUEST |"
            + " context",
        "context against the schema | rust_e2e_linear | mathematical_sequence | 400 |"
            + " {\"even_number\":\"six\"} | BAD_REQUEST | context.even_number must be",
        "context lacks a field | rust_e2e_linear | mathematical_sequence | 400 | {} | BAD_REQUEST"
            + " | context.even_number is missing",
        "malformed JSON | rust_e2e_linear | mathematical_sequence | 400 | { | JSON_ERROR | JSON",
        "wrong type | rust_e2e_linear | mathematical_sequence | 422 | {}, \"priority\": \"high\" |"
            + " UNPROCESSABLE | priority",
        "out of range | rust_e2e_linear | mathematical_sequence | 400 | {}, \"priority\": 101 |"
            + " BAD_REQUEST | priority",
        "bad correlation id | rust_e2e_linear | mathematical_sequence | 422 | {},"
            + " \"correlation_id\": \"x\" | UNPROCESSABLE | correlation_id",
        "namesake | rust_e2e_linear | mathematical_sequence | 409 | {\"even_number\":2} | CONFLICT"
            + " | identity already exists",
      })
  void a_request(
      String what,
      String namespace,
      String name,
      int status,
      String context,
      String code,
      String message)
      throws IOException {
    Map<String, Long> before = rows();

    Answer answer = server.client().create(namespace, name, context, null);

    assertRefused(answer, status, code, message);
    assertThat(rows()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | `` | JSON_ERROR | the body is empty",
        "400 | {\"name\": \"x\",} | JSON_ERROR | line 1, column",
        "422 | [] | UNPROCESSABLE | the body must be a JSON object",
        "422 | null | UNPROCESSABLE | the body must be a JSON object",
        "422 | {} | UNPROCESSABLE | missing required field name",
        "422 | {\"name\": \"x\", \"namspace\": \"y\"} | UNPROCESSABLE | did you mean namespace?",
        "422 | {\"name\": 7} | UNPROCESSABLE | name must be a string",
        "400 | {\"name\": \"\"} | BAD_REQUEST | Task name cannot be empty",
      })
  void a_body(int status, String body, String code, String message) throws IOException {
    Map<String, Long> before = rows();

    Answer answer = server.client().post("/v1/tasks", "application/json", body);

    assertRefused(answer, status, code, message);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void a_body_that_is_too_large() throws IOException {
    Map<String, Long> before = rows();

    Answer answer =
        server
            .client()
            .create(
                "rust_e2e_linear",
                "mathematical_sequence",
                "{\"text\":\"" + "x".repeat(3_000_000) + "\"}",
                null);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("error").path("message").asText()).isNotBlank();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void a_body_that_is_no_json() throws IOException {
    Map<String, Long> before = rows();

    assertThat(server.client().post("/v1/tasks", "text/plain", "{}").status()).isEqualTo(415);
    assertThat(rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/tasks/x, 400, INVALID_UUID",
    "/v1/tasks/x/workflow_steps, 400, BAD_REQUEST",
    "/v1/tasks/01900000-0000-7000-8000-000000000000, 404, NOT_FOUND",
    "/v1/nothing, 404, NOT_FOUND"
  })
  void a_path(String path, int status, String code) throws IOException {
    Answer answer = server.client().get(path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("error").path("code").asText()).isEqualTo(code);
  }

  @Test
  void template_files_with_mistakes_stop_the_start_with_all_of_them() {
    Map<String, Long> before = rows();
    deployment.write(
        "bad.yaml",
        """
        name: bad
        namespace_name: walk
        version: 1.0.0
        steps:
          - name: a
            handlr: { callable: x }
            dependencies: [c]
          - name: a
            handler: { callable: y }
        """);
    deployment.template("good", "name: only, handler: { callable: x }");
    try {
      Tasker refused = deployment.run("server", Map.of("orchestration.web.enabled", "false"));

      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.log())
          .contains("bad.yaml:6", "handlr", "did you mean", "handler")
          .contains("bad.yaml:7", "step a depends on c")
          .contains("bad.yaml:8")
          .doesNotContain("\tat ");
      assertThat(rows()).as("nothing is registered, not even the good one").isEqualTo(before);
    } finally {
      folder.resolve("bad.yaml").toFile().delete();
      folder.resolve("good.yaml").toFile().delete();
    }
  }

  @Test
  void a_setting_that_is_wrong_stops_the_start() {
    Tasker refused =
        deployment.run(
            "server",
            Map.of("orchestration.writers.set_size", "0", "orchestration.web.enabld", "true"));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.log())
        .contains("orchestration.writers.set_size", "1 to 1000", "0")
        .contains("TASKER__ORCHESTRATION__WEB__ENABLD", "TASKER__ORCHESTRATION__WEB__ENABLED")
        .doesNotContain("\tat ");
  }

  @Test
  void a_port_that_is_taken_stops_the_start() {
    Tasker refused =
        deployment.run("server", Map.of("orchestration.web.bind_address", address(server)));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.log())
        .contains("cannot listen on " + address(server), "orchestration.web.bind_address")
        .doesNotContain("\tat ");
  }

  @Test
  void a_port_that_is_taken_stops_the_start_of_a_worker() {
    Tasker refused = deployment.run("worker", Map.of("worker.web.bind_address", address(server)));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.log())
        .contains("cannot listen on " + address(server), "worker.web.bind_address")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "worker", "migrate", "verify"})
  void a_database_that_is_not_there_stops_the_start(String command) {
    Tasker refused =
        deployment.run(
            command,
            Map.of(
                "common.database.url",
                "postgresql://127.0.0.1:" + Deployment.freePort() + "/nothing",
                "common.database.start_timeout_seconds",
                "1",
                "common.database.pool.acquire_timeout_seconds",
                "1"));

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.log())
        .contains("cannot connect to the database", "common.database.url")
        .doesNotContain("\tat ");
  }

  private static String address(Server server) {
    return server
        .process()
        .log()
        .lines()
        .filter(line -> line.contains("listening on http://"))
        .map(line -> line.substring(line.indexOf("http://") + 7))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(Answer answer, int status, String code, String message) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("error").path("code").asText()).isEqualTo(code);
    assertThat(answer.json().path("error").path("message").asText()).contains(message);
  }

  /** How many rows every table has, those of the queues included. */
  private static Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : deployment.texts(TABLES)) {
      rows.put(table, deployment.number("SELECT count(*) FROM " + table));
    }
    return rows;
  }
}
