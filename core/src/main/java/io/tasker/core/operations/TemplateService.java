package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateList;
import io.tasker.contract.operations.TemplateOperations;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.store.TemplateViewStore;
import org.jspecify.annotations.Nullable;

/** Templates for API plugins. */
public final class TemplateService implements TemplateOperations {
  private final TemplateViewStore views;

  /** Reads views. */
  public TemplateService(TemplateViewStore views) {
    this.views = views;
  }

  @Override
  public TemplateList list(@Nullable String namespace) {
    return new TemplateList(views.namespaces(), views.templates(namespace));
  }

  @Override
  public TaskTemplate get(TemplateName name) {
    return views
        .template(name)
        .orElseThrow(
            () -> new TaskerException(ErrorCode.TEMPLATE_NOT_FOUND, "Template not found: " + name));
  }
}
