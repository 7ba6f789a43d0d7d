package io.tasker.core.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.TemplateIntake;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.db.StoreException;
import io.tasker.core.store.TemplateStore.Registration;
import io.tasker.core.template.TemplateFile;
import io.tasker.core.template.TemplateReader;
import java.lang.System.Logger.Level;
import java.util.function.Function;

/** Takes templates from API plugins. */
public final class TemplateIntakeService implements TemplateIntake {
  private static final System.Logger LOG = System.getLogger(TemplateIntakeService.class.getName());
  private static final String BODY = "template";

  private final Function<TaskTemplate, Registration> store;
  private final Runnable added;

  /**
   * Checks by itself.
   *
   * @param store registers one
   * @param added told after a new one is stored
   */
  public TemplateIntakeService(Function<TaskTemplate, Registration> store, Runnable added) {
    this.store = store;
    this.added = added;
  }

  @Override
  public Checked check(String yaml) {
    TemplateFile file = TemplateReader.read(BODY, yaml);
    return new Checked(file.template().name(), file.warnings());
  }

  @Override
  public Registered register(String yaml) {
    TaskTemplate template = TemplateReader.read(BODY, yaml).template();
    return switch (stored(template)) {
      case Registration.Added(int revision) -> {
        LOG.log(
            Level.INFO, "template registered template={0} revision={1}", template.name(), revision);
        added.run();
        yield new Registered(template.name(), revision, true);
      }
      case Registration.Unchanged(int revision) -> new Registered(template.name(), revision, false);
      case Registration.Different _ ->
          throw new TaskerException(
              ErrorCode.TEMPLATE_EXISTS,
              template.name()
                  + " is already registered with other content; give the changed template a new"
                  + " version");
    };
  }

  private Registration stored(TaskTemplate template) {
    try {
      return store.apply(template);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.DEFECT) {
        throw e;
      }
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE, "the database is not available; try again", e);
    }
  }
}
