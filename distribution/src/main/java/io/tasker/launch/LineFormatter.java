package io.tasker.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line per record: time (UTC), level, the logger's last word, message. A line break within a
 * message is shown as {@code \n}; only a stack trace takes lines of its own. What a handler logs is
 * followed by the ids of its step.
 */
public final class LineFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Made by java.util.logging. */
  public LineFormatter() {}

  @Override
  public String format(LogRecord record) {
    String message = formatMessage(record);
    StringBuilder line = new StringBuilder(128);
    line.append(TIME.format(record.getInstant()))
        .append(' ')
        .append(levelName(record.getLevel()))
        .append(' ')
        .append(shortName(record.getLoggerName()))
        .append(' ')
        .append(message == null ? "" : message.replace("\r", "").replace("\n", "\\n"));
    LogFields.ofScope()
        .forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
    line.append('\n');
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      line.append(trace(thrown));
    }
    return line.toString();
  }

  static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  static String levelName(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN ";
    }
    return level.intValue() >= Level.CONFIG.intValue() ? "INFO " : "DEBUG";
  }

  private static String shortName(@Nullable String name) {
    return name == null || name.isEmpty() ? "root" : name.substring(name.lastIndexOf('.') + 1);
  }
}
