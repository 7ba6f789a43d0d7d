package io.tasker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.core.telemetry.StepScope;
import java.time.Instant;
import java.util.UUID;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonFormatterTest {
  private static final String TASK = "01900000-0000-7000-8000-000000000000";
  private static final String STEP = "01900000-0000-7000-8000-000000000001";
  private static final String CORRELATION = "01900000-0000-7000-8000-00000000000c";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final StepScope SCOPE =
      new StepScope(
          TaskId.of(TASK),
          StepId.of(STEP),
          UUID.fromString(CORRELATION),
          "00-" + TRACE + "-b7ad6b7169203331-01");

  @Test
  void a_record_is_one_object_on_one_line() throws Exception {
    String line = format(new JsonFormatter(), "a \"quoted\"\r\nword", null);

    assertThat(line).endsWith("}\n").hasLineCount(1);
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.path("timestamp").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("logger").asText()).isEqualTo("io.tasker.core.writer.Writer");
    assertThat(json.path("message").asText()).isEqualTo("a \"quoted\"\r\nword");
    assertThat(json.has("task_uuid")).isFalse();
    assertThat(json.has("exception")).isFalse();
  }

  @Test
  void ids_that_a_message_names_are_fields() throws Exception {
    JsonNode json = json("cancelled task=" + TASK + " step=" + STEP + " reason=none");

    assertThat(json.path("task_uuid").asText()).isEqualTo(TASK);
    assertThat(json.path("step_uuid").asText()).isEqualTo(STEP);
  }

  @Test
  void what_is_no_id_becomes_no_field() throws Exception {
    JsonNode json = json("late task=nonsense step=charge_card x.task=" + TASK);

    assertThat(json.has("task_uuid")).isFalse();
    assertThat(json.has("step_uuid")).isFalse();
  }

  @Test
  void a_handlers_line_has_the_ids_of_its_step_whatever_it_says() throws Exception {
    JsonNode json = SCOPE.within(() -> json("charged task=" + STEP));

    assertThat(json.path("task_uuid").asText()).isEqualTo(TASK);
    assertThat(json.path("step_uuid").asText()).isEqualTo(STEP);
    assertThat(json.path("correlation_id").asText()).isEqualTo(CORRELATION);
    assertThat(json.path("trace_id").asText()).isEqualTo(TRACE);
  }

  @Test
  void a_handlers_line_for_people_has_them_too() throws Exception {
    assertThat(SCOPE.within(() -> format(new LineFormatter(), "charged", null)))
        .isEqualTo(
            "2026-01-02T03:04:05.678Z WARN  Writer charged task_uuid="
                + TASK
                + " step_uuid="
                + STEP
                + " correlation_id="
                + CORRELATION
                + " trace_id="
                + TRACE
                + "\n");
  }

  @Test
  void a_failure_is_a_field() throws Exception {
    String line = format(new JsonFormatter(), "failed", new IllegalStateException("because"));

    assertThat(line).hasLineCount(1);
    assertThat(new ObjectMapper().readTree(line).path("exception").asText())
        .startsWith("java.lang.IllegalStateException: because\n\tat ");
  }

  private static JsonNode json(String message) throws Exception {
    return new ObjectMapper().readTree(format(new JsonFormatter(), message, null));
  }

  private static String format(Formatter formatter, String message, Throwable thrown) {
    var record = new LogRecord(Level.WARNING, message);
    record.setLoggerName("io.tasker.core.writer.Writer");
    record.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
    record.setThrown(thrown);
    return formatter.format(record);
  }
}
