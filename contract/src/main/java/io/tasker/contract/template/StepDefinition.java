package io.tasker.contract.template;

import io.tasker.contract.model.Json;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a template.
 *
 * @param name unique within the template
 * @param description for people
 * @param type what the step is for
 * @param dependencies names of the steps that must be done before it
 * @param handler which code runs it
 * @param retry how often it is tried
 * @param timeout how long one attempt may run
 * @param resultSchema JSON Schema of what it returns; null: anything
 */
public record StepDefinition(
    String name,
    @Nullable String description,
    StepType type,
    List<String> dependencies,
    HandlerDefinition handler,
    RetryPolicy retry,
    Duration timeout,
    @Nullable Json resultSchema) {
  /** How long an attempt may run where the template does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  public StepDefinition {
    dependencies = List.copyOf(dependencies);
  }
}
