package io.tasker.bench;

import java.util.List;
import java.util.Locale;

/**
 * A kind of task to run again and again.
 *
 * @param name as reports call it
 * @param namespace of its template
 * @param template its name
 * @param shape its steps
 * @param inFlight how many tasks are open at a time
 */
public record Workload(String name, String namespace, String template, Shape shape, int inFlight) {
  private static final Shape DIAMOND =
      new Shape(List.of(List.of(), List.of(0), List.of(0), List.of(1, 2)));

  /** The reference workflow of four steps in a row. */
  public static final Workload LINEAR =
      new Workload("linear-4", "rust_e2e_linear", "mathematical_sequence", Shape.linear(4), 512);

  /** The reference workflow with two branches. */
  public static final Workload DIAMOND_4 =
      new Workload("diamond", "rust_e2e_diamond", "diamond_pattern", DIAMOND, 512);

  /** 1 to 100 to 1. */
  public static final Workload FAN_100 =
      new Workload("fan-out-100", "bench", "fan_100", Shape.fan(100), 16);

  /** 1 to 1,000 to 1, alone. */
  public static final Workload FAN_1000 =
      new Workload("fan-out-1000", "bench", "fan_1000", Shape.fan(1_000), 1);

  /** The body of a request for a task; the key makes it another one each time. */
  public String request(String key) {
    return String.format(
        Locale.ROOT,
        """
        {"name":"%s","namespace":"%s","version":"1.0.0","context":{"even_number":2},\
        "initiator":"bench","source_system":"bench","reason":"measuring","idempotency_key":"%s"}\
        """,
        template,
        namespace,
        key);
  }

  /** Its template, for those that do not come with the examples. */
  public String yaml() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("name: ").append(template).append('\n');
    yaml.append("namespace_name: ").append(namespace).append('\n');
    yaml.append("version: \"1.0.0\"\n");
    yaml.append("description: For measuring.\n");
    yaml.append("steps:\n");
    for (int step = 0; step < shape.size(); step++) {
      yaml.append("  - name: step_").append(step).append('\n');
      List<Integer> parents = shape.parents().get(step);
      if (!parents.isEmpty()) {
        yaml.append("    dependencies: [");
        yaml.append(String.join(", ", parents.stream().map(parent -> "step_" + parent).toList()));
        yaml.append("]\n");
      }
      yaml.append("    handler:\n      callable: examples.echo\n");
    }
    return yaml.toString();
  }
}
