package io.tasker.core.lifecycle.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManualOutcomeTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "- | {",
        "{\"a\":1.50} | {\"a\":1.50,",
        "[1] | {\"operator_metadata\":[1],",
        "\"x\" | {\"operator_metadata\":\"x\",",
        "{\"completed_by\":\"a forger\"} | {"
      })
  void metadata_is_kept_beside_who_and_why(String metadata, String begins) {
    assertThat(outcome(metadata == null ? null : new Json(metadata)))
        .startsWith(
            """
            {"success":true,"ms":0,"started_at":"2026-01-01T00:00:00Z",\
            "completed_at":"2026-01-01T00:00:00Z","custom":\
            """
                + begins)
        .contains("\"manually_completed\":true")
        .contains("\"completed_by\":\"ann\"")
        .contains("\"completion_reason\":\"why\"")
        .doesNotContain("forger");
  }

  @Test
  void metadata_that_is_not_json_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> outcome(new Json("{")));
  }

  private static String outcome(Json metadata) {
    return ManualOutcome.of(
        new StepAction.CompleteManually(new Json("1"), metadata, "ann", "why"), NOW);
  }
}
