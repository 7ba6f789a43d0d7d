package io.tasker.core.boot;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.store.TemplateStore.Registration;
import io.tasker.core.template.TemplateFile;
import io.tasker.core.template.TemplateFiles;
import io.tasker.core.template.TemplateReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Registers the template files that the configuration names. All are read before any is registered.
 */
final class TemplateLoader {
  private static final System.Logger LOG = System.getLogger(TemplateLoader.class.getName());

  private final TemplateStore store;
  private final QueueNames queues;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  TemplateLoader(TemplateStore store, QueueNames queues, Supplier<UUID> ids, InstantSource clock) {
    this.store = store;
    this.queues = queues;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Reads and registers.
   *
   * @param paths folders and glob patterns
   * @param base what relative ones start from
   * @throws TaskerException {@code TEMPLATE_INVALID} with every problem of every file; nothing is
   *     registered then
   */
  void load(List<String> paths, Path base) {
    Map<Path, TemplateFile> files = read(TemplateFiles.find(paths, base));
    List<String> refused = new ArrayList<>();
    int added = 0;
    for (Map.Entry<Path, TemplateFile> file : files.entrySet()) {
      var template = file.getValue().template();
      file.getValue().warnings().forEach(warning -> LOG.log(Level.WARNING, "{0}", warning));
      var queue = queues.ofWorkers(template.name().namespace());
      switch (store.register(template, ids.get(), queue, clock.instant())) {
        case Registration.Added _ -> added++;
        case Registration.Unchanged _ -> {}
        case Registration.Different _ ->
            refused.add(
                file.getKey()
                    + ": "
                    + template.name()
                    + " is already registered with other content; give the changed template a new"
                    + " version");
      }
    }
    if (!refused.isEmpty()) {
      throw new TaskerException(ErrorCode.TEMPLATE_INVALID, String.join("\n", refused));
    }
    LOG.log(Level.INFO, "templates ready files={0} new={1}", files.size(), added);
  }

  private static Map<Path, TemplateFile> read(List<Path> paths) {
    Map<Path, TemplateFile> files = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Path path : paths) {
      try {
        files.put(
            path,
            TemplateReader.read(path.toString(), Files.readString(path, StandardCharsets.UTF_8)));
      } catch (TaskerException e) {
        problems.add(e.getMessage());
      } catch (IOException e) {
        problems.add(path + ": cannot be read: " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new TaskerException(ErrorCode.TEMPLATE_INVALID, String.join("\n", problems));
    }
    return files;
  }
}
