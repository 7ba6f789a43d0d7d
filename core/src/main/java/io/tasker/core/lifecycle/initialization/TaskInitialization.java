package io.tasker.core.lifecycle.initialization;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.core.store.Outgoing;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.text.Nearest;
import io.tasker.core.wire.CanonicalJson;
import io.tasker.core.wire.StepMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Turns a request into everything that will be written for it. */
public final class TaskInitialization {
  private final TemplateSource templates;
  private final TaskIds ids;

  /** Looks templates up and makes ids. */
  public TaskInitialization(TemplateSource templates, TaskIds ids) {
    this.templates = templates;
    this.ids = ids;
  }

  /**
   * Plans a task.
   *
   * @throws TaskerException {@code TEMPLATE_NOT_FOUND}, naming the nearest known one; {@code
   *     INVALID_REQUEST} if the context is not an object or the template needs what this version
   *     cannot do
   */
  public TaskPlan plan(TaskRequest request) {
    StoredTemplate template =
        templates.find(request.template()).orElseThrow(() -> notFound(request.template()));
    template.template().steps().forEach(step -> requireStandard(request.template(), step));
    UUID correlation = request.correlationId();
    return new TaskPlan(
        ids.next(),
        template,
        request,
        correlation == null ? ids.get() : correlation,
        identity(request));
  }

  /** The messages of the steps that can start at once. */
  public static List<Outgoing> rootMessages(TaskPlan plan, QueueName queue) {
    List<Outgoing> messages = new ArrayList<>();
    for (int root : plan.roots()) {
      String body = StepMessages.write(plan.task(), plan.task().step(root), plan.correlationId());
      messages.add(new Outgoing(queue, body, plan.template().templateStep(root)));
    }
    return messages;
  }

  /** The request's key if it has one, otherwise its input: two tasks with the same are the same. */
  private static byte[] identity(TaskRequest request) {
    TemplateName name = request.template();
    String key = request.idempotencyKey();
    return key == null
        ? CanonicalJson.sha256(
            name.namespace(), name.name(), name.version(), "context", canonical(request.context()))
        : CanonicalJson.sha256(name.namespace(), name.name(), name.version(), "key", key);
  }

  private static String canonical(Json context) {
    try {
      String text = CanonicalJson.of(context);
      if (!text.startsWith("{")) {
        throw new TaskerException(
            ErrorCode.INVALID_REQUEST, "context must be a JSON object, was " + shortened(text));
      }
      return text;
    } catch (IllegalArgumentException e) {
      throw new TaskerException(ErrorCode.INVALID_REQUEST, "context: " + e.getMessage(), e);
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
