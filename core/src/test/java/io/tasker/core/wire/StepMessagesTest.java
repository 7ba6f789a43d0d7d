package io.tasker.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tasker.contract.message.StepMessage;
import io.tasker.contract.model.TaskId;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepMessagesTest {
  private static final TaskId TASK = TaskId.of("0199a1b2-0000-7abc-8000-00000ab00000");
  private static final UUID CORRELATION = UUID.fromString("6f1d1a3e-6a0b-4c0e-9a55-0d9a3c1b2e4f");
  private static final String BODY =
      "{\"task_uuid\":\"0199a1b2-0000-7abc-8000-00000ab00000\","
          + "\"step_uuid\":\"0199a1b2-0000-7abc-8000-00000ab00004\","
          + "\"correlation_id\":\"6f1d1a3e-6a0b-4c0e-9a55-0d9a3c1b2e4f\"}";

  @Test
  void a_message_has_three_uuids() {
    assertThat(StepMessages.write(TASK, TASK.step(3), CORRELATION)).isEqualTo(BODY);
  }

  @Test
  void what_is_written_can_be_read() throws BadMessageException {
    assertThat(StepMessages.read(BODY)).isEqualTo(new StepMessage(TASK, TASK.step(3), CORRELATION));
  }

  @Test
  void order_white_space_and_unknown_keys_do_not_matter() throws BadMessageException {
    String body =
        "{ \"correlation_id\": \"%s\", \"more\": [1],\n \"step_uuid\": \"%s\", \"task_uuid\": \"%s\"}"
            .formatted(CORRELATION, TASK.step(0), TASK);
    assertThat(StepMessages.read(body).step()).isEqualTo(TASK.step(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_uuid", "step_uuid", "correlation_id"})
  void each_field_that_is_missing_or_wrong_is_named(String field) {
    assertBad(BODY.replace(field, "other"), field + " must be a UUID string, is MISSING");
    String quoted = "\"" + field + "\":\"";
    int from = BODY.indexOf(quoted) + quoted.length();
    String before = BODY.substring(0, from);
    String after = BODY.substring(from + 36);
    assertBad(before + "abc" + after, field + " must be a UUID string, was \"abc\"");
    assertBad(before + after, field + " must be a UUID string, was \"\"");
    String bare = before.substring(0, before.length() - 1);
    assertBad(bare + "7" + after.substring(1), field + " must be a UUID string, is NUMBER");
    assertBad(bare + "null" + after.substring(1), field + " must be a UUID string, is NULL");
  }

  @Test
  void a_step_of_another_task_is_refused() {
    assertBad(
        BODY.replace(
            "\"0199a1b2-0000-7abc-8000-00000ab00000", "\"0199a1b2-0000-7abc-8000-00000ac00000"),
        "step_uuid 0199a1b2-0000-7abc-8000-00000ab00004 is not a step of task_uuid"
            + " 0199a1b2-0000-7abc-8000-00000ac00000");
  }

  @Test
  void a_task_in_the_place_of_a_step_is_refused() {
    assertBad(
        BODY.replace("00000ab00004", "00000ab00000"),
        "step_uuid 0199a1b2-0000-7abc-8000-00000ab00000 is a task's id, not a step's");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[] | the body must be a JSON object, is ARRAY",
        "\"x\" | the body must be a JSON object, is STRING",
        "null | the body must be a JSON object, is NULL",
        "`` | the body must be a JSON object, is MISSING",
      })
  void what_is_not_an_object_is_refused(String body, String message) {
    assertBad(body, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"task_uuid\"", "hello", "{} trailing"})
  void what_is_not_json_is_refused(String body) {
    assertThatExceptionOfType(BadMessageException.class)
        .isThrownBy(() -> StepMessages.read(body))
        .withMessageStartingWith("the body is not JSON: ");
  }

  private static void assertBad(String body, String message) {
    assertThatExceptionOfType(BadMessageException.class)
        .as(body)
        .isThrownBy(() -> StepMessages.read(body))
        .withMessage(message);
  }
}
