package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepId;
import io.tasker.testkit.operations.FakeOperations.Acted;
import io.tasker.testkit.operations.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepActionIT {
  private static final StepId STEP = Samples.ID.step(0);
  private static final String PATH = "/v1/tasks/" + Samples.ID + "/workflow_steps/" + STEP;

  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private ApiFixture.Answer patch(String path, String body) {
    return api.send(
        "PATCH", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  @Test
  void one_step_has_the_form_that_it_has_in_the_list() {
    var step = api.get(PATH);

    assertThat(step.status()).isEqualTo(200);
    assertThat(step.json())
        .isEqualTo(api.get("/v1/tasks/" + Samples.ID + "/workflow_steps").json().get(0));
    assertThat(api.operations.readSteps).containsExactly(STEP);
  }

  static Stream<Arguments> actions() {
    return Stream.of(
        arguments(
            """
            {"action_type":"reset_for_retry","reason":"fixed","reset_by":"ann"}\
            """,
            new StepAction.ResetForRetry("ann", "fixed")),
        arguments(
            """
            {"action_type":"resolve_manually","reason":"","resolved_by":"","more":1}\
            """,
            new StepAction.ResolveManually("", "")),
        arguments(
            """
            {"action_type":"complete_manually","reason":"r","completed_by":"ann",\
            "completion_data":{"result":{"sum":1.50}}}\
            """,
            new StepAction.CompleteManually(new Json("{\"sum\":1.50}"), null, "ann", "r")),
        arguments(
            """
            {"action_type":"complete_manually","reason":"r","completed_by":"ann",\
            "completion_data":{"result":null,"metadata":[7]}}\
            """,
            new StepAction.CompleteManually(new Json("null"), new Json("[7]"), "ann", "r")));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void an_action_is_read_with_who_and_why(String body, StepAction action) {
    var answer = patch(PATH, body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("step_uuid").asText()).isEqualTo(STEP.toString());
    assertThat(api.operations.acted).containsExactly(new Acted(Samples.ID, STEP, action));
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(
        arguments("", 400, "the body is empty"),
        arguments("[]", 422, "must be a JSON object"),
        arguments("{}", 422, "missing required field action_type"),
        arguments("{\"actiontype\":\"x\"}", 422, "did you mean action_type?"),
        arguments("{\"action_type\":7}", 422, "action_type must be a string"),
        arguments(
            "{\"action_type\":\"reset_for_retri\"}",
            422,
            "action_type must be one of reset_for_retry, resolve_manually, complete_manually, was"
                + " \"reset_for_retri\"; did you mean reset_for_retry?"),
        arguments("{\"action_type\":\"reset_for_retry\",\"reason\":\"r\"}", 422, "field reset_by"),
        arguments(
            "{\"action_type\":\"resolve_manually\",\"resolved_by\":\"a\"}", 422, "field reason"),
        arguments(
            "{\"action_type\":\"resolve_manually\",\"resolved_by\":null,\"reason\":\"r\"}",
            422,
            "resolved_by must be a string, was null"),
        arguments("{\"action_type\":\"complete_manually\"}", 422, "field completion_data"),
        arguments(
            "{\"action_type\":\"complete_manually\",\"completion_data\":[]}",
            422,
            "completion_data must be an object, was an array"),
        arguments(
            "{\"action_type\":\"complete_manually\",\"completion_data\":{\"results\":1}}",
            422,
            "missing required field result: found results"),
        arguments(
            "{\"action_type\":\"resolve_manually\",\"resolved_by\":\"a\\u0000\",\"reason\":\"r\"}",
            400,
            "resolved_by contains the character U+0000"),
        arguments(
            "{\"action_type\":\"resolve_manually\",\"resolved_by\":\"a\",\"reason\":\""
                + "x".repeat(10_001)
                + "\"}",
            400,
            "reason must be at most 10000 bytes"),
        arguments(
            "{\"action_type\":\"complete_manually\",\"completed_by\":\"a\",\"reason\":\"r\","
                + "\"completion_data\":{\"result\":\"\\u0000\"}}",
            400,
            "completion_data.result contains"));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void a_bad_body_is_refused_by_name_and_nothing_is_done(String body, int status, String fragment) {
    var answer = patch(PATH, body);

    assertThat(answer.message()).contains(fragment);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(api.operations.acted).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PATCH"})
  void a_path_without_uuids_is_refused(String method) {
    String body = "{\"action_type\":\"resolve_manually\",\"resolved_by\":\"a\",\"reason\":\"r\"}";
    for (String bad :
        new String[] {
          "/v1/tasks/7/workflow_steps/" + STEP, "/v1/tasks/" + Samples.ID + "/workflow_steps/7"
        }) {
      var answer = method.equals("GET") ? api.get(bad) : patch(bad, body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("BAD_REQUEST");
      assertThat(answer.message())
          .isEqualTo(bad.endsWith("/7") ? "Invalid step UUID format" : "Invalid task UUID format");
    }
    assertThat(api.operations.acted).isEmpty();
    assertThat(api.operations.readSteps).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STEP_NOT_FOUND | Step does not belong to the specified task | 404 | NOT_FOUND",
        "STEP_STATE_FORBIDS | Cannot manually resolve step: invalid transition from complete to"
            + " ResetForRetry; it is allowed from error | 400 | BAD_REQUEST"
      })
  void a_refusal_keeps_its_words(ErrorCode refusal, String text, int status, String code) {
    api.operations.onAct =
        _ -> {
          throw new TaskerException(refusal, text);
        };

    var answer =
        patch(PATH, "{\"action_type\":\"reset_for_retry\",\"reset_by\":\"a\",\"reason\":\"r\"}");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.message()).isEqualTo(text);
  }
}
