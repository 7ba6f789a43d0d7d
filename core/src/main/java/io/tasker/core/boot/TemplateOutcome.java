package io.tasker.core.boot;

import io.tasker.contract.model.TemplateName;
import io.tasker.core.store.TemplateStore.Registration;
import java.nio.file.Path;

/**
 * What became of a template file that was to be registered.
 *
 * @param file where it came from
 * @param template what it defines
 * @param registration what became of it
 */
public record TemplateOutcome(Path file, TemplateName template, Registration registration) {
  /** Whether new tasks use another revision from now on. */
  public boolean isAdded() {
    return registration instanceof Registration.Added;
  }

  /** Whether it was refused, and everything else with it. */
  public boolean isRefused() {
    return registration instanceof Registration.Different;
  }
}
