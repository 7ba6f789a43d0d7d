package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoutingIT {
  private static final String NEW_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = ApiFixture.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, ''",
    "/v1, ''",
    "/v2/x, ''",
    "/v1/tasks/, '; did you mean /v1/tasks?'",
    "/v1/taskz, '; did you mean /v1/tasks?'",
    "/tasks, '; did you mean /v1/tasks?'",
    "/api/v1/tasks, '; did you mean /v1/tasks?'",
    "/ready, '; did you mean /health/ready?'",
    "/v1/tasks/7/workflow-step, '; did you mean /v1/tasks/7/workflow_steps?'",
    "/v1/tasks/a/b, ''"
  })
  void an_unknown_path_is_404_with_the_nearest_one(String path, String hint) {
    var answer = api.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
    assertThat(answer.message()).isEqualTo("no such path: " + path + hint);
    assertThat(answer.header("x-request-id").orElse("")).matches(NEW_ID);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/tasks, 'GET, HEAD, POST'",
    "PUT, /v1/tasks/7, 'DELETE, GET, HEAD'",
    "POST, /v1/tasks/7/workflow_steps/8, 'GET, HEAD, PATCH'",
    "PATCH, /v1/tasks/7/workflow_steps, 'GET, HEAD'",
    "POST, /health, 'GET, HEAD'",
    "OPTIONS, /metrics, 'GET, HEAD'"
  })
  void a_wrong_method_is_405_and_says_what_is_allowed(String method, String path, String allow) {
    var answer = api.send(method, path, BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(answer.header("Allow")).contains(allow);
    assertThat(answer.header("x-request-id")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/tasks/01936b2e-7c00-7a00-8000-000000100000",
        "/health",
        "/health/live",
        "/health/ready",
        "/nowhere"
      })
  void head_answers_like_get_without_the_body(String path) {
    var get = api.get(path);
    var head = api.send("HEAD", path, BodyPublishers.noBody());

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("content-length")).isEqualTo(get.header("content-length")).isPresent();
    assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void a_head_reply_leaves_the_connection_usable() throws Exception {
    try (var connection = new RawConnection(api.port())) {
      connection.send(
          "HEAD /nowhere HTTP/1.1\r\nHost: x\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(connection.replyWithoutBody()).startsWith("HTTP/1.1 404");
      assertThat(connection.reply()).startsWith("HTTP/1.1 200").contains("healthy");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%e", "{", "a%00b", "a\"b"})
  void a_path_that_is_not_a_path_is_400(String segment) throws Exception {
    try (var connection = new RawConnection(api.port())) {
      String reply =
          connection.send("GET /v1/tasks/" + segment + " HTTP/1.1\r\nHost: x\r\n\r\n").reply();

      assertThat(reply).startsWith("HTTP/1.1 400").contains("{\"error\":{\"code\":\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "order-7.retry_2", "0123456789"})
  void a_well_formed_request_id_comes_back(String id) {
    var answer = api.send("GET", "/health", BodyPublishers.noBody(), "X-Request-ID", id);

    assertThat(answer.header("x-request-id")).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"has space", "semi;colon", "émile"})
  void a_malformed_request_id_is_replaced(String id) {
    var answer = api.send("GET", "/health", BodyPublishers.noBody(), "X-Request-ID", id);

    assertThat(answer.header("x-request-id").orElse("")).matches(NEW_ID);
  }

  @Test
  void a_request_id_that_is_too_long_is_replaced() {
    var longest = "a".repeat(128);

    assertThat(
            api.send("GET", "/health", BodyPublishers.noBody(), "X-Request-ID", longest)
                .header("x-request-id"))
        .contains(longest);
    assertThat(
            api.send("GET", "/health", BodyPublishers.noBody(), "X-Request-ID", longest + "a")
                .header("x-request-id")
                .orElse(""))
        .matches(NEW_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/jsonx", "application/x-www-form-urlencoded"})
  void another_content_type_is_415(String type) {
    var answer =
        api.send(
            "POST",
            "/v1/tasks",
            BodyPublishers.ofString(ApiFixture.TASK_BODY),
            "Content-Type",
            type);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(answer.message()).contains("application/json").contains(type);
    assertThat(api.operations.created).isEmpty();
  }

  @Test
  void no_content_type_is_415() {
    var answer = api.send("POST", "/v1/tasks", BodyPublishers.ofString(ApiFixture.TASK_BODY));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.message()).contains("not set");
    assertThat(api.operations.created).isEmpty();
  }

  @Test
  void what_the_server_refuses_by_itself_has_the_envelope_too() throws Exception {
    try (var connection = new RawConnection(api.port())) {
      String reply = connection.send("GET /health HTTP/1.1\r\nHost:\r\n\r\n").reply();

      assertThat(reply)
          .startsWith("HTTP/1.1 400")
          .contains("{\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"")
          .containsIgnoringCase("x-request-id: ");
    }
  }
}
