package io.tasker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.client.error.UnreadableAnswerException;
import io.tasker.client.model.DlqUpdate;
import io.tasker.client.model.Task;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CodecTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-21T21:16:08.123456Z",
        "2026-03-21T21:16:08.123456",
        "2026-03-21T21:16:08.123456000+00:00",
        "2026-03-21T17:16:08.123456-04:00"
      })
  void every_form_of_time_is_read(String text) {
    String json =
        StubServer.taskJson("complete")
            .replace("\"completed_at\":null", "\"completed_at\":\"" + text + "\"");

    assertThat(Codec.read(json, Task.class).completedAt())
        .isEqualTo(Instant.parse("2026-03-21T21:16:08.123456Z"));
  }

  @Test
  void a_field_that_must_be_there_is_named() {
    String json = StubServer.taskJson("complete").replace("\"status\"", "\"state\"");

    assertThatThrownBy(() -> Codec.read(json, Task.class))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("no status where a Task must have one");
  }

  @Test
  void a_tree_has_the_words_of_the_api_and_nothing_of_ours() {
    var tree = Codec.tree(Codec.read(StubServer.taskJson("complete"), Task.class));

    assertThat(tree.path("task_uuid").asText()).isEqualTo(StubServer.TASK);
    assertThat(tree.path("created_at").asText()).isEqualTo("2026-03-21T21:16:08.123456Z");
    assertThat(tree.fieldNames())
        .toIterable()
        .contains("completion_percentage", "parent_correlation_id")
        .doesNotContain("over", "settled", "complete", "state", "is_over");
  }

  @Test
  void an_update_says_only_what_changes() {
    assertThat(Codec.write(new DlqUpdate("Cancelled", null, null, null)))
        .isEqualTo("{\"resolution_status\":\"Cancelled\"}");
  }

  @Test
  void a_completion_carries_its_result_as_it_is() {
    var action =
        new StepAction.CompleteManually(new Json("{\"n\":1.0}"), null, "me", "paid by hand");

    assertThat(StepActionJson.of(action))
        .isEqualTo(
            "{\"action_type\":\"complete_manually\",\"completed_by\":\"me\","
                + "\"completion_data\":{\"result\":{\"n\":1.0}},\"reason\":\"paid by hand\"}");
  }
}
