package io.tasker.worker.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Everything one attempt needs to know, and its line back to the worker. */
public interface StepContext {
  /** The task. */
  TaskId task();

  /** The step. */
  StepId step();

  /** The step's name within the task. */
  String stepName();

  /** What the task is an instance of. */
  TemplateName template();

  /** The task's input, an object. */
  JsonNode input();

  /** The step's own settings from the template ({@code handler.initialization}), an object. */
  JsonNode settings();

  /**
   * What the steps before this one returned: all ancestors that are done and returned something, by
   * step name.
   */
  Map<String, JsonNode> dependencyResults();

  /**
   * What one ancestor returned.
   *
   * @throws IllegalArgumentException if it is not an ancestor or returned nothing; the message
   *     lists those that did
   */
  default JsonNode dependencyResult(String stepName) {
    JsonNode result = dependencyResults().get(stepName);
    if (result == null) {
      throw new IllegalArgumentException(
          "no result of step \"" + stepName + "\"; there are: " + dependencyResults().keySet());
    }
    return result;
  }

  /** Which attempt this is, from 1. */
  int attempt();

  /** How many there may be at most. */
  int maxAttempts();

  /** Ties the task to what caused it. */
  UUID correlationId();

  /** By when the attempt must have returned, by the database's clock. */
  Instant deadline();

  /**
   * Whether the attempt is no longer wanted: its time is over, its lease is lost or its task was
   * cancelled. Long loops should look now and then.
   */
  boolean cancelled();

  /** The same for all attempts of this step, so that effects outside can be made once. */
  default String idempotencyKey() {
    return step().toString();
  }
}
