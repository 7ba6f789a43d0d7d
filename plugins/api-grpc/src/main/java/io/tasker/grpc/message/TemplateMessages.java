package io.tasker.grpc.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.tasker.v1.GetTemplateResponse;
import com.tasker.v1.ListTemplatesResponse;
import com.tasker.v1.NamespaceSummary;
import com.tasker.v1.RegisterTemplateResponse;
import com.tasker.v1.StepDefinition;
import com.tasker.v1.TemplateDetail;
import com.tasker.v1.TemplateSummary;
import com.tasker.v1.ValidateTemplateResponse;
import io.tasker.contract.operations.TemplateIntake.Checked;
import io.tasker.contract.operations.TemplateIntake.Registered;
import io.tasker.contract.operations.TemplateList;
import io.tasker.contract.template.TaskTemplate;

/** Templates, as a list and one by one. */
public final class TemplateMessages {
  private TemplateMessages() {}

  /** Namespaces and templates. */
  public static ListTemplatesResponse of(TemplateList list) {
    return ListTemplatesResponse.newBuilder()
        .addAllNamespaces(
            list.namespaces().stream()
                .map(
                    namespace ->
                        NamespaceSummary.newBuilder()
                            .setName(namespace.name())
                            .setTemplateCount(namespace.templateCount())
                            .build())
                .toList())
        .addAllTemplates(list.templates().stream().map(TemplateMessages::summary).toList())
        .setTotalCount(list.totalCount())
        .build();
  }

  private static TemplateSummary summary(TemplateList.Summary template) {
    TemplateSummary.Builder message =
        TemplateSummary.newBuilder()
            .setName(template.name().name())
            .setNamespace(template.name().namespace())
            .setVersion(template.name().version())
            .setStepCount(template.stepCount());
    Times.set(template.description(), message::setDescription);
    return message.build();
  }

  /** One template with its steps. The public server never shows its configuration. */
  public static GetTemplateResponse of(TaskTemplate template) {
    JsonNode sources = Structs.tree(template.source()).path("steps");
    TemplateDetail.Builder message =
        TemplateDetail.newBuilder()
            .setName(template.name().name())
            .setNamespace(template.name().namespace())
            .setVersion(template.name().version());
    Times.set(template.description(), message::setDescription);
    for (int number = 0; number < template.steps().size(); number++) {
      message.addSteps(step(template.steps().get(number), sources.path(number)));
    }
    return GetTemplateResponse.newBuilder().setTemplate(message).build();
  }

  private static StepDefinition step(
      io.tasker.contract.template.StepDefinition step, JsonNode source) {
    StepDefinition.Builder message =
        StepDefinition.newBuilder()
            .setName(step.name())
            .setDefaultRetryable(step.retry().retryable())
            .setDefaultMaxAttempts(step.retry().maxAttempts());
    Times.set(step.description(), message::setDescription);
    JsonNode schema = source.path("result_schema");
    if (!schema.isMissingNode() && !schema.isNull()) {
      Structs.of(schema).ifPresent(message::setResultSchema);
      Structs.inexact(schema).ifPresent(message::setResultSchemaJson);
    }
    return message.build();
  }

  /** A template can be used. */
  public static ValidateTemplateResponse of(Checked checked) {
    return ValidateTemplateResponse.newBuilder()
        .setValid(true)
        .setNamespace(checked.name().namespace())
        .setName(checked.name().name())
        .setVersion(checked.name().version())
        .addAllWarnings(checked.warnings())
        .build();
  }

  /** It cannot be used: one problem per line. */
  public static ValidateTemplateResponse ofProblems(String lines) {
    return ValidateTemplateResponse.newBuilder().addAllProblems(lines.lines().toList()).build();
  }

  /** It is registered. */
  public static RegisterTemplateResponse of(Registered registered) {
    return RegisterTemplateResponse.newBuilder()
        .setNamespace(registered.name().namespace())
        .setName(registered.name().name())
        .setVersion(registered.name().version())
        .setRevision(registered.revision())
        .setAdded(registered.added())
        .build();
  }
}
