package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepId;
import io.tasker.testkit.operations.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntityTagIT {
  private static final StepId STEP = Samples.ID.step(0);
  private static final String TASK = "/v1/tasks/" + Samples.ID;
  private static final String STEP_PATH = TASK + "/workflow_steps/" + STEP;
  private static final String RESOLVE =
      "{\"action_type\":\"resolve_manually\",\"resolved_by\":\"a\",\"reason\":\"r\"}";

  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_task_and_a_step_say_their_version() {
    assertThat(api.get(TASK).header("etag")).contains("\"7\"");
    assertThat(api.get(STEP_PATH).header("etag")).contains("\"5\"");
    assertThat(patch("\"5\"").header("etag")).contains("\"5\"");
  }

  @Test
  void a_wish_with_the_version_of_now_is_fulfilled() {
    assertThat(delete("\"7\"").status()).isEqualTo(200);
    assertThat(delete("*").status()).isEqualTo(200);
    assertThat(patch("\"5\"").status()).isEqualTo(200);
  }

  @Test
  void a_wish_with_an_older_version_is_refused() {
    for (var answer : new ApiFixture.Answer[] {delete("\"6\""), patch("\"4\"")}) {
      assertThat(answer.status()).isEqualTo(412);
      assertThat(answer.code()).isEqualTo("PRECONDITION_FAILED");
    }
    assertThat(api.operations.cancelled).isEmpty();
    assertThat(api.operations.acted).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "W/\"7\"", "\"7\", \"8\"", "\"x\"", "\"7777777777\""})
  void a_header_that_is_no_tag_of_ours_is_refused(String header) {
    var answer = delete(header);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("If-Match must be the ETag of an earlier reply");
    assertThat(api.operations.cancelled).isEmpty();
  }

  private ApiFixture.Answer delete(String tag) {
    return api.send("DELETE", TASK, BodyPublishers.noBody(), "If-Match", tag);
  }

  private ApiFixture.Answer patch(String tag) {
    return api.send(
        "PATCH",
        STEP_PATH,
        BodyPublishers.ofString(RESOLVE),
        "Content-Type",
        "application/json",
        "If-Match",
        tag);
  }
}
