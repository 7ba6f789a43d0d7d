package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadTaskRequestIT {
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = ApiFixture.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** One field of a good request with another value; null takes the field away. */
  private static String with(String field, String json) {
    ObjectNode body = (ObjectNode) ApiFixture.parse(ApiFixture.TASK_BODY);
    body.remove(field);
    String rest = body.toString();
    return json == null
        ? rest
        : rest.substring(0, rest.length() - 1) + ",\"" + field + "\":" + json + "}";
  }

  private static String text(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }

  private static String numbers(int count) {
    return "1" + ",1".repeat(count - 1);
  }

  private static String nested(int levels) {
    return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        // not JSON
        arguments("", 400, "JSON_ERROR", "the body is empty"),
        arguments("{\"name\":", 400, "JSON_ERROR", "Invalid JSON format"),
        arguments("{'name':1}", 400, "JSON_ERROR", "line 1"),
        arguments("{} {}", 400, "JSON_ERROR", "Invalid JSON format"),
        arguments("{\"a\":1e99999999999}", 400, "JSON_ERROR", "exponent is out of range"),
        arguments("[".repeat(5_000), 400, "JSON_ERROR", "Invalid JSON format"),
        // JSON of another shape
        arguments("[]", 422, "UNPROCESSABLE", "must be a JSON object, was an array"),
        arguments("null", 422, "UNPROCESSABLE", "must be a JSON object, was null"),
        arguments("7", 422, "UNPROCESSABLE", "must be a JSON object, was the number 7"),
        // missing
        arguments("{}", 422, "UNPROCESSABLE", "missing required field name"),
        arguments(with("name", null), 422, "UNPROCESSABLE", "missing required field name"),
        arguments(with("version", null), 422, "UNPROCESSABLE", "field version"),
        arguments(with("context", null), 422, "UNPROCESSABLE", "field context"),
        arguments(with("initiator", null), 422, "UNPROCESSABLE", "field initiator"),
        arguments(with("reason", null), 422, "UNPROCESSABLE", "field reason"),
        arguments(
            with("namespace", null).replace("\"name\"", "\"namespase\":\"shop\",\"name\""),
            422,
            "UNPROCESSABLE",
            "field namespace: found namespase, did you mean namespace?"),
        arguments(
            with("source_system", null).replace("\"name\"", "\"sourceSystem\":\"cli\",\"name\""),
            422,
            "UNPROCESSABLE",
            "found sourceSystem, did you mean source_system?"),
        // wrong types
        arguments(with("name", "null"), 422, "UNPROCESSABLE", "name must be a string, was null"),
        arguments(with("name", "7"), 422, "UNPROCESSABLE", "a string, was the number 7"),
        arguments(with("namespace", "true"), 422, "UNPROCESSABLE", "was the boolean true"),
        arguments(with("version", "1.0"), 422, "UNPROCESSABLE", "version must be a string"),
        arguments(with("initiator", "{}"), 422, "UNPROCESSABLE", "initiator must be a string"),
        arguments(with("tags", "\"vip\""), 422, "UNPROCESSABLE", "tags must be an array"),
        arguments(with("tags", "[\"a\",7]"), 422, "UNPROCESSABLE", "tags[1] must be a string"),
        arguments(with("priority", "\"5\""), 422, "UNPROCESSABLE", "must be an integer, was the"),
        arguments(with("priority", "5.0"), 422, "UNPROCESSABLE", "was the number 5.0"),
        arguments(with("priority", "1e1"), 422, "UNPROCESSABLE", "priority must be an integer"),
        arguments(with("options", "[]"), 422, "UNPROCESSABLE", "options must be an object"),
        arguments(with("idempotency_key", "7"), 422, "UNPROCESSABLE", "idempotency_key must be a"),
        arguments(with("correlation_id", "7"), 422, "UNPROCESSABLE", "correlation_id must be a UU"),
        arguments(
            with("correlation_id", "\"3f2b1a00\""),
            422,
            "UNPROCESSABLE",
            "correlation_id must be a UUID, was the string \"3f2b1a00\""),
        arguments(
            with("parent_correlation_id", "\"x\""), 422, "UNPROCESSABLE", "parent_correlation_id"),
        arguments(with("requested_at", "\"today\""), 422, "UNPROCESSABLE", "a timestamp like"),
        arguments(with("requested_at", "\"2026-02-30T00:00:00\""), 422, "UNPROCESSABLE", "stamp"),
        // values
        arguments(with("name", "\"\""), 400, "BAD_REQUEST", "Task name cannot be empty"),
        arguments(with("namespace", "\"\""), 400, "BAD_REQUEST", "Namespace cannot be empty"),
        arguments(with("version", "\"\""), 400, "BAD_REQUEST", "Version cannot be empty"),
        arguments(
            with("name", text(65)),
            400,
            "BAD_REQUEST",
            "name must be 1 to 64 characters long, was"),
        arguments(with("version", text(17)), 400, "BAD_REQUEST", "version must be 1 to 16"),
        arguments(with("initiator", text(129)), 400, "BAD_REQUEST", "initiator must be 1 to 128"),
        arguments(with("source_system", text(129)), 400, "BAD_REQUEST", "source_system must be 1"),
        arguments(
            with("reason", text(129)), 400, "BAD_REQUEST", "1 to 128 characters long, was 129"),
        arguments(with("reason", "\"\""), 400, "BAD_REQUEST", "reason must be 1 to 128"),
        arguments(with("reason", "\"a\\u0000b\""), 400, "BAD_REQUEST", "reason contains the char"),
        arguments(with("priority", "101"), 400, "BAD_REQUEST", "-100 to 100, was 101"),
        arguments(with("priority", "-101"), 400, "BAD_REQUEST", "-100 to 100, was -101"),
        arguments(with("priority", "99999999999999999999"), 400, "BAD_REQUEST", "priority must be"),
        arguments(with("idempotency_key", "\"\""), 400, "BAD_REQUEST", "idempotency_key must not"),
        arguments(
            with("context", "null"), 400, "BAD_REQUEST", "context must be an object, was null"),
        arguments(with("context", "[1]"), 400, "BAD_REQUEST", "must be an object, was an array"),
        arguments(with("context", "\"{}\""), 400, "BAD_REQUEST", "must be an object, was the str"),
        // limits
        arguments(with("context", nested(12)), 400, "BAD_REQUEST", "at most 10 levels"),
        arguments(
            with("context", "{\"a\":[" + numbers(1001) + "]}"),
            400,
            "BAD_REQUEST",
            "context.a must have at most 1000 items, has 1001"),
        arguments(
            with("context", "{\"a\":{\"b\":[0," + text(10_001) + "]}}"),
            400,
            "BAD_REQUEST",
            "context.a.b[1] must be at most 10000 bytes long, was 10001"),
        arguments(
            with("context", "{" + text(10_001) + ":1}"),
            400,
            "BAD_REQUEST",
            "a key of context must be at most 10000 bytes long"),
        arguments(
            with("context", "{\"a\":[" + text(9_999) + ("," + text(9_999)).repeat(110) + "]}"),
            400,
            "BAD_REQUEST",
            "context must be at most 1048576 bytes of JSON, was 11"),
        arguments(with("context", "{\"a\":\"\\u0000\"}"), 400, "BAD_REQUEST", "context.a contains"),
        arguments(with("context", "{\"a\":\"\\ud800\"}"), 400, "BAD_REQUEST", "U+D800"),
        arguments(with("context", "{\"a\":1e5000}"), 400, "BAD_REQUEST", "more than 1000 digits"),
        arguments(with("context", "{\"a\":1e-5000}"), 400, "BAD_REQUEST", "more than 1000 digits"),
        arguments(with("tags", "[" + text(10_001) + "]"), 400, "BAD_REQUEST", "tags[0] must be"),
        arguments(
            with("tags", "[\"a\"" + ",\"a\"".repeat(1000) + "]"),
            400,
            "BAD_REQUEST",
            "tags must have at most 1000 items, has 1001"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_bad_body_is_refused_by_name_and_nothing_is_created(
      String body, int status, String code, String fragment) {
    int before = api.operations.created.size();

    var answer = api.post(body);

    assertThat(answer.message()).contains(fragment);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).contains("application/json");
    assertThat(answer.header("x-request-id")).isPresent();
    assertThat(api.operations.created).hasSize(before);
  }

  @Test
  void what_stands_behind_the_body_is_named_without_our_classes() {
    var answer = api.post(ApiFixture.TASK_BODY + "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("JSON_ERROR");
    assertThat(answer.message())
        .startsWith("Invalid JSON format: there is something behind its end at line 1, column ");
  }
}
