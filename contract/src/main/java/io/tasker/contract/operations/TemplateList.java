package io.tasker.contract.operations;

import io.tasker.contract.model.TemplateName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The templates that are registered.
 *
 * @param namespaces all of them, by name
 * @param templates those that were asked for, by namespace, name and version
 */
public record TemplateList(List<Namespace> namespaces, List<Summary> templates) {
  public TemplateList {
    namespaces = List.copyOf(namespaces);
    templates = List.copyOf(templates);
  }

  /**
   * A namespace.
   *
   * @param name its name
   * @param templateCount templates in it, each version counted
   */
  public record Namespace(String name, int templateCount) {}

  /**
   * A template.
   *
   * @param name namespace, name and version
   * @param description for people
   * @param stepCount how many steps it has
   */
  public record Summary(TemplateName name, @Nullable String description, int stepCount) {}

  /** How many templates there are in all namespaces, whatever was asked for. */
  public int totalCount() {
    return namespaces.stream().mapToInt(Namespace::templateCount).sum();
  }
}
