package io.tasker.core.boot;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.template.TemplateFile;
import io.tasker.core.template.TemplateReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads template files that are to be registered together. */
final class TemplateBatch {
  private static final System.Logger LOG = System.getLogger(TemplateBatch.class.getName());

  private final Map<Path, TaskTemplate> templates = new LinkedHashMap<>();
  private final Map<TemplateName, Path> files = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private TemplateBatch() {}

  /**
   * The templates of files, in order, each name once: a file that says the same as another is left
   * out.
   *
   * @throws TaskerException {@code TEMPLATE_INVALID} with every problem of every file, also if two
   *     say different things of one name
   */
  static Map<Path, TaskTemplate> read(List<Path> paths) {
    TemplateBatch batch = new TemplateBatch();
    paths.forEach(batch::add);
    if (!batch.problems.isEmpty()) {
      throw new TaskerException(ErrorCode.TEMPLATE_INVALID, String.join("\n", batch.problems));
    }
    return batch.templates;
  }

  private void add(Path path) {
    try {
      TemplateFile file =
          TemplateReader.read(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
      file.warnings().forEach(warning -> LOG.log(Level.WARNING, "{0}", warning));
      add(path, file.template());
    } catch (TaskerException e) {
      problems.add(e.getMessage());
    } catch (IOException e) {
      problems.add(path + ": cannot be read: " + e);
    }
  }

  private void add(Path path, TaskTemplate template) {
    Path first = files.putIfAbsent(template.name(), path);
    if (first == null) {
      templates.put(path, template);
    } else if (!template.equals(templates.get(first))) {
      problems.add(path + ": " + template.name() + " is defined otherwise in " + first);
    }
  }
}
