package io.tasker.core.boot;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.routing.QueueNames;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.store.TemplateStore.Candidate;
import io.tasker.core.store.TemplateStore.OtherContent;
import io.tasker.core.store.TemplateStore.Registration;
import io.tasker.core.template.Environments;
import io.tasker.core.template.TemplateFiles;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Registers template files, all or none. All are read and checked before any is registered. */
final class TemplateLoader {
  private static final System.Logger LOG = System.getLogger(TemplateLoader.class.getName());

  private final TemplateStore store;
  private final OtherContent policy;
  private final String environment;
  private final QueueNames queues;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  TemplateLoader(
      TemplateStore store,
      OtherContent policy,
      String environment,
      QueueNames queues,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.store = store;
    this.policy = policy;
    this.environment = environment;
    this.queues = queues;
    this.ids = ids;
    this.clock = clock;
  }

  /** What the configuration says of changed content. */
  static OtherContent policy(boolean revisions) {
    return revisions ? OtherContent.NEXT_REVISION : OtherContent.REFUSED;
  }

  /**
   * Finds, reads and registers.
   *
   * @param paths folders and glob patterns
   * @param base what relative ones start from
   * @return how many are new
   * @throws TaskerException {@code TEMPLATE_INVALID} with every problem of every file; nothing is
   *     registered then
   */
  int load(List<String> paths, Path base) {
    List<TemplateOutcome> outcomes = register(TemplateFiles.find(paths, base));
    List<String> refused =
        outcomes.stream()
            .filter(TemplateOutcome::isRefused)
            .map(TemplateLoader::whyRefused)
            .toList();
    if (!refused.isEmpty()) {
      throw new TaskerException(ErrorCode.TEMPLATE_INVALID, String.join("\n", refused));
    }
    int added = (int) outcomes.stream().filter(TemplateOutcome::isAdded).count();
    LOG.log(Level.INFO, "templates ready files={0} new={1}", outcomes.size(), added);
    return added;
  }

  /**
   * Reads and registers. If one is refused, nothing is registered.
   *
   * @return what became of each file, in order; a file that repeats another is left out
   * @throws TaskerException {@code TEMPLATE_INVALID} with every problem of every file; nothing is
   *     registered then
   */
  List<TemplateOutcome> register(List<Path> files) {
    Map<Path, TaskTemplate> templates = TemplateBatch.read(files);
    List<Candidate> candidates =
        templates.values().stream()
            .map(
                template ->
                    new Candidate(
                        template,
                        Environments.apply(template, environment),
                        ids.get(),
                        queues.ofWorkers(template.name().namespace())))
            .toList();
    List<Registration> registrations = store.register(candidates, policy, clock.instant());
    List<TemplateOutcome> outcomes = new ArrayList<>();
    for (Path file : templates.keySet()) {
      TemplateName name = templates.get(file).name();
      outcomes.add(new TemplateOutcome(file, name, registrations.get(outcomes.size())));
    }
    return outcomes;
  }

  /**
   * Checks and registers one text.
   *
   * @throws TaskerException {@code TEMPLATE_INVALID} with every problem; nothing is registered then
   */
  Registration register(TaskTemplate template) {
    Candidate candidate =
        new Candidate(
            template,
            Environments.apply(template, environment),
            ids.get(),
            queues.ofWorkers(template.name().namespace()));
    return store.register(List.of(candidate), policy, clock.instant()).getFirst();
  }

  private static String whyRefused(TemplateOutcome outcome) {
    return outcome.file()
        + ": "
        + outcome.template()
        + " is already registered with other content; give the changed template a new version";
  }
}
