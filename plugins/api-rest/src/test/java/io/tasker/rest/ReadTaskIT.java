package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.api.ApiDocument;
import io.tasker.testkit.operations.Samples;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadTaskIT {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String TZ = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.(\\d{3}){1,3})?Z";
  private static final String NAIVE = TZ.substring(0, TZ.length() - 1);
  private static final String STR6Z = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = ApiFixture.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void a_task_has_exactly_the_public_fields_in_order() {
    var task = api.get("/v1/tasks/" + Samples.ID).json();

    assertThat(ApiDocument.names(task))
        .containsExactlyElementsOf(api.document().fields("TaskResponse"));
  }

  @Test
  void a_task_has_the_public_types_and_values() {
    var answer = api.get("/v1/tasks/" + Samples.ID);
    var task = answer.json();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(task.get("task_uuid").asText()).matches(UUID);
    assertThat(task.get("status").asText()).isEqualTo("waiting_for_retry");
    assertThat(task.get("created_at").asText()).matches(TZ).isEqualTo(Samples.AT.toString());
    assertThat(task.get("updated_at").asText()).isEqualTo("2026-03-21T21:16:08.123457500Z");
    assertThat(task.get("completed_at").isNull()).isTrue();
    assertThat(answer.body()).contains("\"context\":{\"order\":7,\"amount\":1.50}");
    assertThat(task.get("priority").isInt()).isTrue();
    assertThat(task.get("tags").isArray()).isTrue();
    assertThat(task.get("parent_correlation_id").isNull()).isTrue();
    assertThat(task.get("total_steps").isInt()).isTrue();
    assertThat(task.get("execution_status").asText()).isEqualTo("waiting_for_dependencies");
    assertThat(task.get("recommended_action").asText()).isEqualTo("wait_for_dependencies");
    assertThat(task.get("completion_percentage").doubleValue()).isEqualTo(33.33);
    assertThat(task.get("health_status").asText()).isEqualTo("healthy");
  }

  @Test
  void a_step_of_a_task_has_exactly_the_public_fields_in_order() {
    var step = api.get("/v1/tasks/" + Samples.ID).json().at("/steps/0");

    assertThat(ApiDocument.names(step))
        .containsExactlyElementsOf(api.document().fields("StepReadinessStatus"));
  }

  @Test
  void times_of_a_step_of_a_task_have_no_zone() {
    var steps = api.get("/v1/tasks/" + Samples.ID).json().get("steps");

    assertThat(steps.at("/0/last_failure_at").asText()).matches(NAIVE);
    assertThat(steps.at("/0/next_retry_at").asText()).isEqualTo("2026-03-21T21:16:10.123456");
    assertThat(steps.at("/0/last_attempted_at").asText()).isEqualTo("2026-03-21T21:16:07");
    assertThat(steps.at("/0/backoff_request_seconds").intValue()).isEqualTo(2);
    assertThat(steps.at("/0/dependencies_satisfied").booleanValue()).isTrue();
    assertThat(steps.at("/1/dependencies_satisfied").booleanValue()).isFalse();
    for (String field :
        List.of(
            "last_failure_at", "next_retry_at", "backoff_request_seconds", "last_attempted_at")) {
      assertThat(steps.get(1).get(field).isNull()).as(field).isTrue();
    }
  }

  @Test
  void a_step_in_the_list_has_exactly_the_public_fields_in_order() {
    var step = api.get("/v1/tasks/" + Samples.ID + "/workflow_steps").json().get(0);

    assertThat(ApiDocument.names(step))
        .containsExactlyElementsOf(api.document().fields("StepResponse"));
    assertThat(step.get("step_uuid").asText()).isEqualTo(Samples.ID.step(0).toString());
    assertThat(step.get("task_uuid").asText()).isEqualTo(Samples.ID.toString());
    assertThat(step.get("created_at").asText()).isEqualTo("2026-03-21T21:16:08.000000Z");
    assertThat(step.get("updated_at").asText()).matches(STR6Z);
    assertThat(step.get("completed_at").isNull()).isTrue();
    assertThat(step.at("/results/success").isBoolean()).isTrue();
    assertThat(step.get("last_attempted_at").asText()).matches(STR6Z);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01936b2e-7c00-7a00-8000-000000100000",
        "01936B2E-7C00-7A00-8000-000000100000",
        "01936b2e7c007a008000000000100000",
        "%7B01936b2e-7c00-7a00-8000-000000100000%7D",
        "urn:uuid:01936b2e-7c00-7a00-8000-000000100000"
      })
  void a_uuid_in_the_path_may_have_any_public_form(String form) {
    assertThat(api.get("/v1/tasks/" + form).status()).isEqualTo(200);
    assertThat(api.get("/v1/tasks/" + form + "/workflow_steps").status()).isEqualTo(200);

    assertThat(api.operations.read.getLast()).isEqualTo(Samples.ID);
    assertThat(api.operations.listed.getLast()).isEqualTo(Samples.ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "not-a-uuid", "01936b2e-7c00-7a00-8000-00000010000", "%22"})
  void a_path_without_a_uuid_is_refused(String segment) {
    int before = api.operations.read.size() + api.operations.listed.size();

    var task = api.get("/v1/tasks/" + segment);
    var steps = api.get("/v1/tasks/" + segment + "/workflow_steps");

    assertThat(task.status()).isEqualTo(400);
    assertThat(task.code()).isEqualTo("INVALID_UUID");
    assertThat(task.message()).contains("'" + segment.replace("%22", "\"") + "'");
    assertThat(steps.status()).isEqualTo(400);
    assertThat(steps.code()).isEqualTo("BAD_REQUEST");
    assertThat(steps.message()).isEqualTo("Invalid task UUID format");
    assertThat(api.operations.read.size() + api.operations.listed.size()).isEqualTo(before);
  }
}
