package io.tasker.rest.route;

import java.util.List;
import java.util.Map;

/**
 * The decoded parameters of a URL.
 *
 * @param values by name, in the order of the URL
 */
public record Query(Map<String, List<String>> values) {
  /** No parameters. */
  public static final Query NONE = new Query(Map.of());

  /** Every value of a parameter; none if it is not there. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
