package io.tasker.contract.template;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.TemplateName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's definition. By the time it exists, names are unique, dependencies exist and there is
 * no cycle.
 *
 * @param name namespace, name and version
 * @param description for people
 * @param identityStrategy when two requests mean the same task
 * @param inputSchema JSON Schema of what a task may be given; null: any object
 * @param steps in the order of the file
 * @param source the whole file as JSON, with the keys that the engine itself does not use
 */
public record TaskTemplate(
    TemplateName name,
    @Nullable String description,
    IdentityStrategy identityStrategy,
    @Nullable Json inputSchema,
    List<StepDefinition> steps,
    Json source) {
  public TaskTemplate {
    steps = List.copyOf(steps);
  }
}
