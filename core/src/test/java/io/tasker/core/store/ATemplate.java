package io.tasker.core.store;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.Origin;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.HandlerDefinition;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.contract.template.TaskTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds templates, and requests and plans for them. */
public final class ATemplate {
  /** The name of every template. */
  public static final TemplateName NAME = new TemplateName("orders", "checkout", "1.0.0");

  /** The public id of every template. */
  public static final UUID ID = UUID.fromString("0199a1b2-1111-7abc-8000-00000cd00000");

  private ATemplate() {}

  /** A stored template; each step is "name" or "name < parent, parent". Keys count up from 100. */
  public static StoredTemplate of(String... steps) {
    return of(StepType.STANDARD, steps);
  }

  /** The same, of steps of one type. */
  public static StoredTemplate of(StepType type, String... steps) {
    List<StepDefinition> definitions = new ArrayList<>();
    for (String step : steps) {
      String[] parts = step.split(" < ");
      List<String> parents = parts.length == 1 ? List.of() : List.of(parts[1].split(", "));
      definitions.add(
          new StepDefinition(
              parts[0],
              null,
              type,
              parents,
              new HandlerDefinition("run_" + parts[0], null, null, Json.EMPTY_OBJECT),
              RetryPolicy.DEFAULT,
              StepDefinition.DEFAULT_TIMEOUT,
              null));
    }
    return stored(IdentityStrategy.STRICT, null, definitions);
  }

  /** The same template with another identity strategy and an input schema. */
  public static StoredTemplate with(
      StoredTemplate like, IdentityStrategy strategy, @Nullable String inputSchema) {
    return stored(strategy, inputSchema, like.template().steps());
  }

  private static StoredTemplate stored(
      IdentityStrategy strategy, @Nullable String inputSchema, List<StepDefinition> steps) {
    int[] keys = IntStream.range(100, 100 + steps.size()).toArray();
    Json schema = inputSchema == null ? null : new Json(inputSchema);
    var template = new TaskTemplate(NAME, null, strategy, schema, steps, Json.EMPTY_OBJECT);
    return new StoredTemplate(7, ID, 3, template, keys);
  }

  /** A request with this context. */
  public static TaskRequest request(String context) {
    return new TaskRequest(
        NAME,
        new Json(context),
        new Origin("me", "shop", "to see"),
        List.of("one"),
        0,
        null,
        null,
        null,
        null,
        null);
  }

  /** A plan for the task {@link AStep#TASK}. */
  public static TaskPlan plan(StoredTemplate template) {
    return new TaskPlan(AStep.TASK, template, request("{}"), ATask.CORRELATION, new byte[32]);
  }
}
