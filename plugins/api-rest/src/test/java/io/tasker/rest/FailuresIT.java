package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.testkit.operations.Samples;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailuresIT {
  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(tasker(ErrorCode.INVALID_REQUEST, "no"), 400, "BAD_REQUEST", "no"),
        arguments(tasker(ErrorCode.TASK_EXISTS, "twice"), 409, "CONFLICT", "twice"),
        arguments(tasker(ErrorCode.TEMPLATE_NOT_FOUND, "none"), 404, "NOT_FOUND", "none"),
        arguments(tasker(ErrorCode.STOPPING, "later"), 503, "SERVICE_UNAVAILABLE", "later"),
        arguments(
            tasker(ErrorCode.INTERNAL, "secret"), 500, "INTERNAL_ERROR", "Internal server error"),
        arguments(
            new IllegalStateException("secret"), 500, "INTERNAL_ERROR", "Internal server error"),
        arguments(
            new StackOverflowError("secret"), 500, "INTERNAL_ERROR", "Internal server error"));
  }

  private static TaskerException tasker(ErrorCode code, String message) {
    return new TaskerException(code, message);
  }

  private static <T> T fail(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void each_failure_has_its_status_and_code(
      Throwable failure, int status, String code, String message) {
    try (var api = ApiFixture.start()) {
      api.operations.onCreate = _ -> fail(failure);

      var answer = api.post(ApiFixture.TASK_BODY);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.json())
          .isEqualTo(
              ApiFixture.parse(
                  "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message)));
    }
  }

  @Test
  void what_is_our_fault_is_logged_once_with_the_request_id() {
    var logged = new CopyOnWriteArrayList<LogRecord>();
    var logger = Logger.getLogger(Failures.class.getName());
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try (var api = ApiFixture.start()) {
      api.operations.onGet = _ -> fail(new IllegalStateException("secret"));

      var answer = api.get("/v1/tasks/" + Samples.ID);

      assertThat(answer.body()).doesNotContain("secret");
      assertThat(logged).hasSize(1);
      assertThat(logged.getFirst().getMessage())
          .isEqualTo("request failed request=" + answer.header("x-request-id").orElseThrow());
      assertThat(logged.getFirst().getThrown()).hasMessage("secret");
    } finally {
      logger.removeHandler(handler);
    }
  }

  @Test
  void an_overload_says_when_to_come_back() {
    try (var api = ApiFixture.start()) {
      api.operations.onCreate =
          _ -> fail(TaskerException.overloaded("queue full", Duration.ofMillis(14_200)));

      var answer = api.post(ApiFixture.TASK_BODY);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).contains("15");
      assertThat(answer.body())
          .isEqualTo(
              "{\"error\":{\"code\":\"BACKPRESSURE\",\"message\":\"Service under backpressure:"
                  + " queue full\",\"retry_after_seconds\":15}}");
    }
  }

  @Test
  void an_open_breaker_says_when_to_come_back() {
    try (var api = ApiFixture.start()) {
      api.operations.onGet =
          _ -> fail(TaskerException.circuitOpen("the database is away", Duration.ofSeconds(30)));

      var answer = api.get("/v1/tasks/" + Samples.ID);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).contains("30");
      assertThat(answer.body())
          .isEqualTo(
              "{\"error\":{\"code\":\"CIRCUIT_BREAKER_OPEN\",\"message\":\"Service temporarily"
                  + " unavailable: the database is away\"}}");
    }
  }

  @Test
  void a_request_that_takes_too_long_ends_with_408() {
    var release = new CountDownLatch(1);
    try (var api = ApiFixture.start("request_timeout_ms", "100")) {
      api.operations.onGet =
          _ -> {
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return Samples.TASK;
          };

      var answer = api.get("/v1/tasks/" + Samples.ID);

      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.code()).isEqualTo("TIMEOUT");
      assertThat(answer.message()).startsWith("Request timeout after 100 ms");
      assertThat(answer.header("x-request-id")).isPresent();
    } finally {
      release.countDown();
    }
  }
}
