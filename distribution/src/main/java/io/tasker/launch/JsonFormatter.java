package io.tasker.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One JSON object per record and line: {@code timestamp} (UTC), {@code level}, {@code logger},
 * {@code thread}, {@code message}, the ids that it is about ({@code task_uuid}, {@code step_uuid},
 * {@code correlation_id}, {@code trace_id}), and {@code exception} with its stack trace.
 */
public final class JsonFormatter extends Formatter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Made by java.util.logging. */
  public JsonFormatter() {}

  @Override
  public String format(LogRecord record) {
    String formatted = formatMessage(record);
    String message = formatted == null ? "" : formatted;
    String logger = record.getLoggerName();
    ObjectNode line =
        MAPPER
            .createObjectNode()
            .put("timestamp", record.getInstant().toString())
            .put("level", LineFormatter.levelName(record.getLevel()).strip())
            .put("logger", logger == null ? "" : logger)
            .put("thread", Thread.currentThread().getName())
            .put("message", message);
    LogFields.of(message).forEach(line::put);
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      line.put("exception", LineFormatter.trace(thrown));
    }
    try {
      return MAPPER.writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) { // a tree of texts can always be written
      throw new IllegalStateException(e);
    }
  }
}
