package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessLogIT {
  private static final Logger LOGGER = Logger.getLogger(AccessLog.class.getName());

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.setLevel(Level.INFO);
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void unlisten() {
    LOGGER.removeHandler(handler);
    LOGGER.setLevel(null);
  }

  /** A line follows its answer, so a caller may be faster than it. */
  private void awaitLines(int count) {
    Eventually.until("the lines", Duration.ofSeconds(5), () -> lines.size() >= count);
    assertThat(lines).hasSize(count);
  }

  @Test
  void no_request_is_logged_unless_that_is_switched_on() {
    try (var api = ApiFixture.start()) {
      api.get("/health");
    }
    assertThat(lines).isEmpty();
  }

  @Test
  void each_request_is_one_line_with_what_was_asked_and_answered() {
    try (var api = ApiFixture.start("access_log_enabled", "true")) {
      var created =
          api.send(
              "POST",
              "/v1/tasks",
              BodyPublishers.ofString(ApiFixture.TASK_BODY),
              "Content-Type",
              "application/json",
              "X-Request-ID",
              "mine");
      api.get("/v1/tasks/x");

      awaitLines(2);
      var line =
          Pattern.compile(
                  "access request=mine method=POST path=/v1/tasks status=200 bytes=(\\d+)"
                      + " duration_us=\\d+ peer=127\\.0\\.0\\.1")
              .matcher(lines.getFirst());
      assertThat(line.matches()).as(lines.getFirst()).isTrue();
      // Status line and headers count, too.
      assertThat(Integer.parseInt(line.group(1)))
          .isBetween(created.body().length() + 100, created.body().length() + 500);
      assertThat(lines.getLast()).contains(" method=GET path=/v1/tasks/x status=400 bytes=");
    }
  }

  @Test
  void nothing_that_may_be_secret_is_in_a_line() {
    try (var api = ApiFixture.start("access_log_enabled", "true")) {
      api.send(
          "GET",
          "/health;token=hush?api_key=hush",
          BodyPublishers.noBody(),
          "Authorization",
          "Bearer hush",
          "X-API-Key",
          "hush");

      awaitLines(1);
      assertThat(lines.getFirst()).doesNotContain("hush").contains("path=/health ");
    }
  }

  @Test
  void what_is_in_a_path_cannot_make_another_line_or_field() {
    assertThat(AccessLog.path("/v1/a b\nstatus=200\u00e9")).isEqualTo("/v1/a?b?status=200?");
    assertThat(AccessLog.path("/" + "x".repeat(500))).hasSize(203).endsWith("...");
  }
}
