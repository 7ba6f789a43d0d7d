package io.tasker.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a task is.
 *
 * @param uuid its id
 * @param name of its template
 * @param state its own
 * @param steps in their order
 * @param took from creation to completion, if it is complete
 */
record TaskProgress(
    String uuid, String name, String state, List<StepProgress> steps, Optional<Duration> took) {
  private static final Set<String> AT_REST =
      Set.of("complete", "error", "cancelled", "resolved_manually", "blocked_by_failures");

  /**
   * How far a step is.
   *
   * @param name within the task
   * @param state its own
   * @param attempts made so far
   */
  record StepProgress(String name, String state, int attempts) {}

  /** Reads the answer of the API. */
  static TaskProgress of(JsonNode task) {
    List<StepProgress> steps = new ArrayList<>();
    for (JsonNode step : task.path("steps")) {
      steps.add(
          new StepProgress(
              step.path("name").asText(),
              step.path("current_state").asText(),
              step.path("attempts").asInt()));
    }
    return new TaskProgress(
        task.path("task_uuid").asText(),
        task.path("name").asText(),
        task.path("status").asText(),
        steps,
        took(task));
  }

  /** Whether nothing more will happen without a person. */
  boolean isAtRest() {
    return AT_REST.contains(state);
  }

  boolean isComplete() {
    return state.equals("complete");
  }

  private static Optional<Duration> took(JsonNode task) {
    JsonNode completed = task.path("completed_at");
    return completed.isTextual()
        ? Optional.of(
            Duration.between(
                Instant.parse(task.path("created_at").asText()),
                Instant.parse(completed.textValue())))
        : Optional.empty();
  }
}
