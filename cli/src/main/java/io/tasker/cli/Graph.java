package io.tasker.cli;

import io.tasker.client.config.Nearest;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.model.TaskSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps and what each waits for, as Mermaid and as lines for a terminal. */
final class Graph {
  /**
   * A step.
   *
   * @param parents names of those it waits for
   * @param state wire name; null: of a template
   * @param note for people; may be empty
   */
  record Node(String name, List<String> parents, @Nullable String state, String note) {}

  private final String title;
  private final List<Node> nodes;
  private final Map<String, Integer> levels = new HashMap<>();

  Graph(String title, List<Node> nodes) {
    this.title = title;
    Map<String, Node> byName = new LinkedHashMap<>();
    nodes.forEach(node -> byName.put(node.name(), node));
    nodes.forEach(node -> level(node, byName, 0));
    this.nodes =
        nodes.stream()
            .sorted(Comparator.comparing(node -> levels.getOrDefault(node.name(), 1)))
            .toList();
  }

  /** A task: what its template says, and where its steps are. */
  static Graph of(TaskSummary summary) {
    Map<String, TaskSummary.StepFacts> steps = new LinkedHashMap<>();
    summary.steps().forEach(step -> steps.put(step.name(), step));
    List<Node> nodes = new ArrayList<>();
    for (TaskSummary.PlannedStep planned : summary.template().steps()) {
      TaskSummary.StepFacts step = steps.remove(planned.name());
      nodes.add(node(planned.name(), planned.dependencies(), step));
    }
    // Made while the task ran; the template does not have them.
    steps.values().forEach(step -> nodes.add(node(step.name(), List.of(), step)));
    var task = summary.task();
    return new Graph(
        "%s/%s/%s %s".formatted(task.namespace(), task.name(), task.version(), task.status()),
        nodes);
  }

  private static Node node(
      String name, List<String> parents, TaskSummary.@Nullable StepFacts step) {
    if (step == null) {
      return new Node(name, parents, "pending", "not made yet");
    }
    String attempts =
        step.attempts() > 1 ? "attempt " + step.attempts() + "/" + step.maxAttempts() : "";
    return new Node(name, parents, step.currentState(), attempts);
  }

  /** One line for each step, those first that wait for nothing. */
  List<String> lines(Colours colours) {
    int widest = nodes.stream().mapToInt(node -> node.name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>(List.of(title));
    for (Node node : nodes) {
      StringBuilder line = new StringBuilder();
      line.append("  ".repeat(levels.getOrDefault(node.name(), 1)));
      String state = node.state();
      line.append(state == null ? "-" : Colours.sign(state)).append(' ').append(node.name());
      line.append(" ".repeat(widest - node.name().length()));
      if (state != null) {
        line.append("  ").append(colours.state(state));
      }
      if (!node.note().isEmpty()) {
        line.append("  ").append(node.note());
      }
      if (!node.parents().isEmpty()) {
        line.append("  <- ").append(String.join(", ", node.parents()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** A flowchart that Mermaid draws. */
  List<String> mermaid() {
    List<String> lines = new ArrayList<>(List.of("flowchart TD"));
    Map<String, String> ids = new HashMap<>();
    for (Node node : nodes) {
      String id = "s" + ids.size();
      ids.put(node.name(), id);
      String state = node.state();
      String label = node.name() + (state == null ? "" : "<br/>" + state);
      lines.add("  %s[\"%s\"]".formatted(id, label.replace("\"", "#quot;")));
    }
    for (Node node : nodes) {
      for (String parent : node.parents()) {
        lines.add("  %s --> %s".formatted(ids.get(parent), ids.get(node.name())));
      }
    }
    for (Node node : nodes) {
      String state = node.state();
      if (state != null && !Colours.sign(state).equals(".")) {
        lines.add("  style %s fill:%s".formatted(ids.get(node.name()), fill(state)));
      }
    }
    return lines;
  }

  /** The flowchart as pages in Markdown show it, and a table of the steps below. */
  List<String> markdown() {
    List<String> lines = new ArrayList<>(List.of("# " + title, "", "```mermaid"));
    lines.addAll(mermaid());
    lines.addAll(List.of("```", "", "| Step | State | Waits for | |", "|---|---|---|---|"));
    for (Node node : nodes) {
      String state = node.state() == null ? "" : node.state();
      String parents = String.join(", ", node.parents());
      lines.add("| %s | %s | %s | %s |".formatted(node.name(), state, parents, node.note()));
    }
    return lines;
  }

  /** The same for programs. */
  Map<String, Object> facts() {
    return Map.of("title", title, "steps", nodes);
  }

  private static String fill(String state) {
    return switch (Colours.sign(state)) {
      case "+" -> "#b7e1cd";
      case "x" -> "#f4c7c3";
      default -> "#fce8b2";
    };
  }

  private int level(Node node, Map<String, Node> byName, int depth) {
    if (depth > byName.size()) {
      throw new ClientConfigException("step " + node.name() + " waits for itself");
    }
    Integer known = levels.get(node.name());
    if (known != null) {
      return known;
    }
    int level = 1;
    for (String parent : node.parents()) {
      Node above = byName.get(parent);
      if (above == null) {
        throw new ClientConfigException(
            "step %s waits for %s, which is not there; %s"
                .formatted(node.name(), parent, Nearest.hint(parent, byName.keySet())));
      }
      level = Math.max(level, 1 + level(above, byName, depth + 1));
    }
    levels.put(node.name(), level);
    return level;
  }
}
