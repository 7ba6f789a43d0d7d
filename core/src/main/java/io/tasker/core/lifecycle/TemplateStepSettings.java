package io.tasker.core.lifecycle;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.Templates;

/** Reads a step's settings from its template. */
public final class TemplateStepSettings implements StepSettings {
  private final Templates templates;
  private final QueueNames queues;

  /** Looks templates up. */
  public TemplateStepSettings(Templates templates, QueueNames queues) {
    this.templates = templates;
    this.queues = queues;
  }

  @Override
  public RetryPolicy retry(int templateStep) {
    return definition(templateStep).retry();
  }

  @Override
  public QueueName queue(int templateStep) {
    return queues.ofWorkers(templates.ofStep(templateStep).template().name().namespace());
  }

  @Override
  public String name(int templateStep) {
    return definition(templateStep).name();
  }

  private StepDefinition definition(int templateStep) {
    StoredTemplate template = templates.ofStep(templateStep);
    return template.step(template.numberOf(templateStep));
  }
}
