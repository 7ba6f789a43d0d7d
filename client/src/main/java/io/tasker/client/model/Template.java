package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template with its steps.
 *
 * @param name its name
 * @param namespace its namespace
 * @param version its version
 * @param description its description
 * @param configuration usually not shown
 * @param steps its steps
 */
public record Template(
    String name,
    String namespace,
    String version,
    @Nullable String description,
    @Nullable JsonNode configuration,
    List<StepDefinition> steps) {
  /**
   * A step of a template.
   *
   * @param name its name
   * @param description its description
   * @param defaultRetryable whether it may be tried again
   * @param defaultMaxAttempts how often it may be tried
   * @param resultSchema what its results must be like
   */
  public record StepDefinition(
      String name,
      @Nullable String description,
      boolean defaultRetryable,
      int defaultMaxAttempts,
      @Nullable JsonNode resultSchema) {}
}
