package io.tasker.contract.model;

import java.util.Objects;

/**
 * Names one template: namespace, name and version.
 *
 * @param namespace 1 to 29 characters, a letter or underscore first, then letters, digits,
 *     underscores (queue names are built from it)
 * @param name 1 to 64 characters
 * @param version 1 to 16 characters
 */
public record TemplateName(String namespace, String name, String version) {
  public TemplateName {
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
  }

  @Override
  public String toString() {
    return namespace + "/" + name + "/" + version;
  }
}
