package io.tasker.core.template;

import io.tasker.contract.error.TaskerException;
import io.tasker.core.text.FilePatterns;
import java.nio.file.Path;
import java.util.List;

/** Finds template files. */
public final class TemplateFiles {
  private TemplateFiles() {}

  /**
   * The files that the entries name, each once, sorted. What is hidden (a name with a leading dot)
   * below a folder or pattern is left out. A pattern that matches nothing is fine.
   *
   * @param globsOrFolders files; folders, for every {@code .yaml} and {@code .yml} at any depth; or
   *     patterns
   * @param base what relative entries are relative to
   * @throws TaskerException {@code CONFIG_INVALID} if an entry that is no pattern does not exist, a
   *     pattern is malformed or a folder cannot be read
   */
  public static List<Path> find(List<String> globsOrFolders, Path base) {
    return FilePatterns.find(
        "common.task_templates.search_paths", globsOrFolders, "**/*.{yaml,yml}", base);
  }
}
