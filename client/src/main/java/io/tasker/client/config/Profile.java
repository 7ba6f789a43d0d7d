package io.tasker.client.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named set of settings, with everything that applies: defaults, {@code profile.default}, the
 * profile itself and the environment.
 *
 * @param name its name
 * @param description for people; null: none
 * @param namespaces a hint what it is used for
 * @param server the orchestration server
 * @param worker the worker's own server
 */
public record Profile(
    String name,
    @Nullable String description,
    List<String> namespaces,
    ClientConfig server,
    ClientConfig worker) {
  public Profile {
    namespaces = List.copyOf(namespaces);
  }
}
