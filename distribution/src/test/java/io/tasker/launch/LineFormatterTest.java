package io.tasker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LineFormatterTest {
  @Test
  void a_record_is_one_line() {
    assertThat(format(Level.INFO, "task created task={0}", "t-1"))
        .isEqualTo("2026-01-02T03:04:05.678Z INFO  Writer task created task=t-1\n");
  }

  @Test
  void a_line_break_in_a_message_cannot_forge_a_line() {
    assertThat(format(Level.WARNING, "reason={0}", "a\r\nb").lines()).hasSize(1);
  }

  @Test
  void levels_have_the_names_of_the_system_logger() {
    assertThat(format(Level.SEVERE, "x")).contains(" ERROR Writer ");
    assertThat(format(Level.WARNING, "x")).contains(" WARN  Writer ");
    assertThat(format(Level.FINE, "x")).contains(" DEBUG Writer ");
  }

  @Test
  void a_stack_trace_follows_its_line() {
    var record = new LogRecord(Level.SEVERE, "failed");
    record.setThrown(new IllegalStateException("because"));

    assertThat(new LineFormatter().format(record))
        .contains("ERROR root failed\n")
        .contains("java.lang.IllegalStateException: because")
        .contains("\tat ");
  }

  private static String format(Level level, String message, Object... parameters) {
    var record = new LogRecord(level, message);
    record.setLoggerName("io.tasker.core.writer.Writer");
    record.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
    record.setParameters(parameters);
    return new LineFormatter().format(record);
  }
}
