package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BodyLimitIT {
  private static final int LIMIT = 4_096;

  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start("max_body_bytes", String.valueOf(LIMIT));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static byte[] body(int length) {
    return (ApiFixture.TASK_BODY + " ".repeat(length - ApiFixture.TASK_BODY.length()))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private ApiFixture.Answer post(BodyPublisher body) {
    return api.send("POST", "/v1/tasks", body, "Content-Type", "application/json");
  }

  private void assertRefused(ApiFixture.Answer answer) {
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(answer.message()).contains("at most 4096 bytes");
    assertThat(answer.header("x-request-id")).isPresent();
    assertThat(api.operations.created).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, 100_000, 2_000_000})
  void a_body_over_the_limit_is_413(int length) {
    assertRefused(post(BodyPublishers.ofByteArray(body(length))));
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, 100_000, 2_000_000})
  void a_chunked_body_over_the_limit_is_413(int length) {
    assertRefused(post(chunked(body(length))));
  }

  @Test
  void a_body_at_the_limit_is_taken() {
    assertThat(post(BodyPublishers.ofByteArray(body(LIMIT))).status()).isEqualTo(200);
    assertThat(post(chunked(body(LIMIT))).status()).isEqualTo(200);
  }

  @Test
  void a_body_far_over_the_limit_is_refused_before_it_is_sent() throws Exception {
    try (var connection = new RawConnection(api.port())) {
      connection.send(post("Content-Length: 99000000000", ""));

      assertThat(connection.reply())
          .startsWith("HTTP/1.1 413")
          .contains("\"PAYLOAD_TOO_LARGE\"")
          .containsIgnoringCase("x-request-id: ");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void a_giant_chunk_is_refused_before_it_is_sent() throws Exception {
    try (var connection = new RawConnection(api.port())) {
      connection.send(post("Transfer-Encoding: chunked", "7fffffff\r\n"));

      assertThat(connection.reply()).startsWith("HTTP/1.1 413").contains("\"PAYLOAD_TOO_LARGE\"");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void a_body_that_is_not_framed_right_is_400_and_ends_the_connection() throws Exception {
    try (var connection = new RawConnection(api.port())) {
      connection.send(post("Transfer-Encoding: chunked", "zz\r\nGET /health HTTP/1.1\r\n\r\n"));

      assertThat(connection.reply()).startsWith("HTTP/1.1 400").contains("\"BAD_REQUEST\"");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void a_caller_who_asks_before_sending_too_much_is_told_not_to() throws Exception {
    try (var connection = new RawConnection(api.port())) {
      connection.send(post("Expect: 100-continue\r\nContent-Length: 5000", ""));

      assertThat(connection.reply()).startsWith("HTTP/1.1 413").contains("\"PAYLOAD_TOO_LARGE\"");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  private static String post(String header, String body) {
    return "POST /v1/tasks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + header
        + "\r\n\r\n"
        + body;
  }
}
