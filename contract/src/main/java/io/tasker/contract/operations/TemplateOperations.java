package io.tasker.contract.operations;

import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.TaskTemplate;
import org.jspecify.annotations.Nullable;

/** What can be asked about templates. */
public interface TemplateOperations {
  /**
   * Lists the templates of a namespace.
   *
   * @param namespace compared exactly, one that does not exist has no templates; null: every one
   * @throws io.tasker.contract.error.TaskerException {@code DATABASE_UNAVAILABLE}
   */
  TemplateList list(@Nullable String namespace);

  /**
   * Reads the newest revision of a template.
   *
   * @throws io.tasker.contract.error.TaskerException {@code TEMPLATE_NOT_FOUND}, {@code
   *     DATABASE_UNAVAILABLE}
   */
  TaskTemplate get(TemplateName name);
}
