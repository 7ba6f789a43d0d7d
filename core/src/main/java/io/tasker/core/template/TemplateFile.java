package io.tasker.core.template;

import io.tasker.contract.template.TaskTemplate;
import java.util.List;

/**
 * What a template file holds.
 *
 * @param template ready to be used
 * @param warnings what the file says without effect, each with file, line and column
 */
public record TemplateFile(TaskTemplate template, List<String> warnings) {
  public TemplateFile {
    warnings = List.copyOf(warnings);
  }
}
