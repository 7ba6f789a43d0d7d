package io.tasker.contract.operations;

import io.tasker.contract.model.TemplateName;
import java.util.List;

/** Takes templates that somebody sends. */
public interface TemplateIntake {
  /**
   * What a text defines.
   *
   * @param name of the template
   * @param warnings what it says without effect, each with line and column
   */
  record Checked(TemplateName name, List<String> warnings) {
    public Checked {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A template that is registered.
   *
   * @param name of the template
   * @param revision of this content, from 1
   * @param added whether it is new; otherwise it was there with the same content
   */
  record Registered(TemplateName name, int revision, boolean added) {}

  /**
   * Checks a text as template files are checked; nothing is stored.
   *
   * @throws io.tasker.contract.error.TaskerException {@code TEMPLATE_INVALID} with one line per
   *     problem, each with line and column
   */
  Checked check(String yaml);

  /**
   * Checks and stores a text. New tasks use it from now on; other servers within a second.
   *
   * @throws io.tasker.contract.error.TaskerException as {@link #check}; {@code TEMPLATE_EXISTS} if
   *     this name and version is there with other content; {@code DATABASE_UNAVAILABLE}
   */
  Registered register(String yaml);
}
