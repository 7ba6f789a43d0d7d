package io.tasker.client.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server can run.
 *
 * @param namespaces all of them
 * @param templates those asked for
 * @param totalCount of all templates
 */
public record TemplateList(List<Namespace> namespaces, List<Summary> templates, long totalCount) {
  /**
   * A group of templates.
   *
   * @param name its name
   * @param description its description
   * @param templateCount how many templates it has
   */
  public record Namespace(String name, @Nullable String description, long templateCount) {}

  /**
   * A version of a template.
   *
   * @param name its name
   * @param namespace its namespace
   * @param version its version
   * @param description its description
   * @param stepCount how many steps it has
   */
  public record Summary(
      String name,
      String namespace,
      String version,
      @Nullable String description,
      long stepCount) {}
}
