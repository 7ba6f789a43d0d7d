package io.tasker.grpc.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.tasker.v1.GetTemplateResponse;
import com.tasker.v1.ListTemplatesResponse;
import com.tasker.v1.NamespaceSummary;
import com.tasker.v1.StepDefinition;
import com.tasker.v1.TemplateDetail;
import com.tasker.v1.TemplateSummary;
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
    Structs.of(source.path("result_schema")).ifPresent(message::setResultSchema);
    return message.build();
  }
}
