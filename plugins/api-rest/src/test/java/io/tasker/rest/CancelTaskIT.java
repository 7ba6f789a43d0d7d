package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.testkit.operations.FakeOperations.Cancelled;
import io.tasker.testkit.operations.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CancelTaskIT {
  private static final String PATH = "/v1/tasks/" + Samples.ID;

  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private ApiFixture.Answer delete(String path) {
    return api.send("DELETE", path, BodyPublishers.noBody());
  }

  @Test
  void a_cancelled_task_comes_back_as_it_is_now() {
    api.operations.onCancel = _ -> Samples.CANCELLED_TASK;

    var answer = delete(PATH);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("task_uuid").asText()).isEqualTo(Samples.ID.toString());
    assertThat(answer.json().get("status").asText()).isEqualTo("cancelled");
    assertThat(api.operations.cancelled).containsExactly(new Cancelled(Samples.ID, null));
  }

  @ParameterizedTest
  @CsvSource({
    "?reason=no%20longer%20wanted, no longer wanted",
    "?reason=a+b, a b",
    "?reason=%C3%A9, é",
    "?other=1&reason=x, x",
    "?reason=,",
    "?reasons=x,"
  })
  void the_reason_may_come_in_the_query(String query, String reason) {
    assertThat(delete(PATH + query).status()).isEqualTo(200);
    assertThat(api.operations.cancelled).containsExactly(new Cancelled(Samples.ID, reason));
  }

  @ParameterizedTest
  @CsvSource({
    "?reason=a&reason=b, once at most",
    "?reason=a%00b, U+0000",
  })
  void a_reason_that_cannot_be_kept_is_refused(String query, String fragment) {
    var answer = delete(PATH + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("reason", fragment);
    assertThat(api.operations.cancelled).isEmpty();
  }

  @Test
  void a_reason_that_does_not_fit_into_a_request_line_is_refused() {
    var answer = delete(PATH + "?reason=" + "a".repeat(5_000));

    assertThat(answer.status()).isEqualTo(414);
    assertThat(api.operations.cancelled).isEmpty();
  }

  @Test
  void a_path_without_a_uuid_is_refused() {
    var answer = delete("/v1/tasks/7");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_UUID");
    assertThat(api.operations.cancelled).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TASK_OVER, Cannot cancel a completed task, 400, BAD_REQUEST",
    "STEP_NOT_FOUND, Step does not belong to the specified task, 404, NOT_FOUND"
  })
  void a_refusal_keeps_its_words(ErrorCode refusal, String text, int status, String code) {
    api.operations.onCancel =
        _ -> {
          throw new TaskerException(refusal, text);
        };

    var answer = delete(PATH);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.message()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"TASK_NOT_FOUND, Task not found: 7", "STEP_NOT_FOUND, Step not found: 7"})
  void what_is_not_there_has_the_public_words(ErrorCode refusal, String text) {
    api.operations.onCancel =
        _ -> {
          throw new TaskerException(refusal, text);
        };

    assertThat(delete(PATH).message()).isEqualTo("Resource not found");
  }
}
