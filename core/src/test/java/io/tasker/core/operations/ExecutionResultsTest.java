package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepState;
import io.tasker.core.store.AStep;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExecutionResultsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SUCCESS =
      """
      {"success":true,"ms":12,"worker":"w-1","started_at":"2026-01-01T00:00:00Z",\
      "completed_at":"2026-01-01T00:00:01Z"}\
      """;
  private static final String FAILURE =
      """
      {"success":false,"ms":3,"worker":"w-2","started_at":"2026-01-01T00:00:00Z",\
      "completed_at":"2026-01-01T00:00:01Z",\
      "error":{"message":"no stock","type":"busy","retryable":true}}\
      """;
  private static final String LEASE_EXPIRED =
      """
      {"success":false,"error":{"message":"too late","type":"lease_expired","retryable":true}}\
      """;

  @Test
  void a_step_that_was_never_handed_in_has_no_result() {
    assertThat(ExecutionResults.of(StepRows.in(StepState.PENDING).read())).isNull();
  }

  @Test
  void a_success_carries_its_result_and_how_it_went() {
    assertThat(of(StepState.COMPLETE, SUCCESS, "{\"sum\":[1,2.50]}"))
        .isEqualTo(
            json(
                """
                {"step_uuid":"%s","success":true,"result":{"sum":[1,2.50]},"status":"completed",
                 "metadata":{"execution_time_ms":12,"handler_version":null,"retryable":false,
                  "completed_at":"2026-01-01T00:00:01Z","worker_id":"w-1","worker_hostname":null,
                  "started_at":"2026-01-01T00:00:00Z","custom":{},"error_code":null,
                  "error_type":null,"context":{}},
                 "error":null,"orchestration_metadata":null}\
                """
                    .formatted(AStep.TASK.step(0))));
  }

  @Test
  void a_result_given_by_hand_says_so_in_its_metadata() {
    JsonNode result =
        of(
            StepState.COMPLETE,
            """
            {"success":true,"ms":0,"started_at":"2026-01-01T00:00:00Z",\
            "completed_at":"2026-01-01T00:00:00Z","custom":{"manually_completed":true}}\
            """,
            "7");
    assertThat(result.path("result").asInt()).isEqualTo(7);
    assertThat(result.path("metadata").path("custom"))
        .isEqualTo(json("{\"manually_completed\":true}"));
    assertThat(result.path("metadata").path("worker_id").isNull()).isTrue();
    assertThat(result.path("orchestration_metadata"))
        .isEqualTo(
            json("{\"headers\":{},\"error_context\":null,\"backoff_hint\":null,\"custom\":{}}"));
  }

  @Test
  void a_failures_hint_when_to_try_again_is_shown_as_the_worker_gave_it() {
    String metadata =
        """
        {"headers":{"Retry-After":"7"},"error_context":null,"backoff_hint":null,"custom":{}}\
        """;
    String outcome = FAILURE.replace("\"ms\":3,", "\"orchestration_metadata\":" + metadata + ",");

    assertThat(of(StepState.WAITING_FOR_RETRY, outcome, null).path("orchestration_metadata"))
        .isEqualTo(json(metadata));
  }

  @Test
  void a_failure_carries_its_error_and_an_empty_result() {
    assertThat(of(StepState.ERROR, FAILURE, null))
        .isEqualTo(
            json(
                """
                {"step_uuid":"%s","success":false,"result":{},"status":"failed",
                 "metadata":{"execution_time_ms":3,"handler_version":null,"retryable":true,
                  "completed_at":"2026-01-01T00:00:01Z","worker_id":"w-2","worker_hostname":null,
                  "started_at":"2026-01-01T00:00:00Z","custom":{},"error_code":null,
                  "error_type":"busy","context":{}},
                 "error":{"message":"no stock","error_type":"busy","backtrace":null,
                  "retryable":true},
                 "orchestration_metadata":null}\
                """
                    .formatted(AStep.TASK.step(0))));
  }

  @Test
  void a_failure_does_not_show_the_result_of_an_earlier_attempt() {
    assertThat(of(StepState.ERROR, FAILURE, "{\"old\":1}").path("result")).isEmpty();
  }

  @Test
  void a_result_may_be_any_json() {
    for (String result : List.of("[1]", "\"text\"", "7", "null", "false")) {
      assertThat(of(StepState.COMPLETE, SUCCESS, result).get("result")).isEqualTo(json(result));
    }
  }

  @Test
  void an_attempt_whose_lease_ran_out_has_the_same_shape_without_what_nobody_knows() {
    JsonNode result = of(StepState.WAITING_FOR_RETRY, LEASE_EXPIRED, null);
    assertThat(result.path("status").asText()).isEqualTo("failed");
    assertThat(result.path("error").path("error_type").asText()).isEqualTo("lease_expired");
    JsonNode metadata = result.path("metadata");
    assertThat(metadata.path("worker_id").isNull()).isTrue();
    assertThat(metadata.path("execution_time_ms").asInt(-1)).isZero();
    assertThat(metadata.has("completed_at"))
        .as("readers allow this key to be missing, but not to be null")
        .isFalse();
  }

  private static JsonNode of(StepState state, String outcome, @Nullable String result) {
    Json json = ExecutionResults.of(StepRows.in(state).outcome(outcome).result(result).read());
    assertThat(json).isNotNull();
    return json(json.text());
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
