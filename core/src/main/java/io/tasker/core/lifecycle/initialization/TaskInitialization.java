package io.tasker.core.lifecycle.initialization;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.schema.JsonSchema;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.text.Nearest;
import io.tasker.core.wire.CanonicalJson;
import io.tasker.core.wire.StepMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns a request into everything that will be written for it. */
public final class TaskInitialization {
  private final TemplateSource templates;
  private final TaskIds ids;
  private final Inputs inputs;

  /** Whether inputs are held against the template's schema. */
  public enum Inputs {
    /** They are. */
    CHECKED,
    /** They are not: somebody switched it off. */
    UNCHECKED
  }

  /** Looks templates up and makes ids; holds inputs against schemas. */
  public TaskInitialization(TemplateSource templates, TaskIds ids) {
    this(templates, ids, Inputs.CHECKED);
  }

  /** The same, with a word on inputs. */
  public TaskInitialization(TemplateSource templates, TaskIds ids, Inputs inputs) {
    this.templates = templates;
    this.ids = ids;
    this.inputs = inputs;
  }

  /**
   * Plans a task.
   *
   * @throws TaskerException {@code TEMPLATE_NOT_FOUND}, naming the nearest known one; {@code
   *     INVALID_REQUEST} if a limit is passed, the context is not an object or does not fit the
   *     template's schema, a key is missing, or the template needs what this version cannot do;
   *     {@code TEMPLATE_INVALID} if the schema was stored unchecked and cannot be used
   */
  public TaskPlan plan(TaskRequest request) {
    return plan(request, null);
  }

  /**
   * Plans a task for a request that came through a queue.
   *
   * @param requestId two requests with the same one and for the same template mean the same task,
   *     also where every request means a task of its own; null if there is none
   * @throws TaskerException as {@link #plan(TaskRequest)}
   */
  public TaskPlan plan(TaskRequest request, @Nullable String requestId) {
    StoredTemplate template =
        templates.find(request.template()).orElseThrow(() -> notFound(request.template()));
    template.template().steps().forEach(step -> requireStandard(request.template(), step));
    RequestLimits.check(request);
    JsonNode context = context(request.context());
    checkSchema(template, context);
    UUID correlation = request.correlationId();
    return new TaskPlan(
        ids.next(),
        template,
        request,
        correlation == null ? ids.get() : correlation,
        TaskIdentity.of(request, context, template.template().identityStrategy(), requestId));
  }

  /** The messages of the steps that can start at once. */
  public static List<Outgoing> rootMessages(TaskPlan plan, QueueName queue) {
    List<Outgoing> messages = new ArrayList<>();
    for (int root : plan.roots()) {
      String body = StepMessages.write(plan.task(), plan.task().step(root), plan.correlationId());
      messages.add(new Outgoing(queue, body, plan.template().templateStep(root), plan.trace()));
    }
    return messages;
  }

  private static JsonNode context(Json text) {
    try {
      JsonNode context = CanonicalJson.parse(text);
      if (!context.isObject()) {
        throw RequestLimits.invalid(
            "context must be a JSON object, was " + shortened(context.toString()));
      }
      return context;
    } catch (IllegalArgumentException e) {
      throw new TaskerException(ErrorCode.INVALID_REQUEST, "context: " + e.getMessage(), e);
    }
  }

  private void checkSchema(StoredTemplate template, JsonNode context) {
    JsonSchema schema = template.inputSchema();
    if (schema == null || inputs == Inputs.UNCHECKED) {
      return;
    }
    TemplateName name = template.template().name();
    List<String> violations;
    try {
      violations = schema.violations("context", context);
    } catch (IllegalStateException e) {
      throw new TaskerException(
          ErrorCode.TEMPLATE_INVALID,
          "the input_schema of %s: %s".formatted(name, e.getMessage()),
          e);
    }
    if (!violations.isEmpty()) {
      throw RequestLimits.invalid(
          "context does not fit the input_schema of %s: %s"
              .formatted(name, String.join("; ", violations)));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static void requireStandard(TemplateName name, StepDefinition step) {
    if (step.type() != StepType.STANDARD) {
      throw new TaskerException(
          ErrorCode.INVALID_REQUEST,
          "template %s cannot be run: step \"%s\" is of type %s; this version runs standard steps only"
              .formatted(name, step.name(), step.type().wireName()));
    }
  }

  private TaskerException notFound(TemplateName name) {
    List<String> known = templates.names().stream().map(TemplateName::toString).toList();
    String hint =
        Nearest.of(name.toString(), known)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElseGet(() -> known.isEmpty() ? "; no template is registered" : "");
    return new TaskerException(
        ErrorCode.TEMPLATE_NOT_FOUND, "Task template not found: " + name + hint);
  }
}
