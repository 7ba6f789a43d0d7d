package io.tasker.launch;

import io.tasker.core.telemetry.StepScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids that a log line is about, by their public names. */
final class LogFields {
  private static final Map<String, String> NAMES =
      Map.of("task", "task_uuid", "step", "step_uuid", "correlation", "correlation_id");

  // Only what is a UUID: a value that somebody else chose cannot pass for an id.
  private static final Pattern ID =
      Pattern.compile(
          "(?<![\\w.])(task|step|correlation)(?:_uuid|_id)?="
              + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\\w-])");

  private LogFields() {}

  /** Those of the step whose handler runs on this thread; none if there is no such step. */
  static Map<String, String> ofScope() {
    return StepScope.current().map(LogFields::of).orElse(Map.of());
  }

  /** Those of this thread's step, and those that a message names; the former win. */
  static Map<String, String> of(String message) {
    Map<String, String> fields = new LinkedHashMap<>(ofScope());
    Matcher matcher = ID.matcher(message);
    while (matcher.find()) {
      fields.putIfAbsent(NAMES.getOrDefault(matcher.group(1), matcher.group(1)), matcher.group(2));
    }
    return fields;
  }

  private static Map<String, String> of(StepScope scope) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("task_uuid", scope.task().toString());
    fields.put("step_uuid", scope.step().toString());
    fields.put("correlation_id", scope.correlationId().toString());
    scope.traceId().ifPresent(trace -> fields.put("trace_id", trace));
    return fields;
  }
}
