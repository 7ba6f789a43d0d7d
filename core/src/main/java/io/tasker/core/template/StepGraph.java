package io.tasker.core.template;

import io.tasker.core.text.Nearest;
import io.tasker.core.text.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that every step has a name of its own and that none waits for itself in the end. */
final class StepGraph {
  /** A step, as far as it can be read. */
  record Node(Place place, String name, List<Edge> dependencies) {}

  /** A step's wish to run after another. */
  record Edge(Place place, String name) {}

  private final Findings findings;
  private final Map<String, Node> byName = new LinkedHashMap<>();
  private final Map<String, Set<String>> waitsFor = new LinkedHashMap<>();

  private StepGraph(Findings findings) {
    this.findings = findings;
  }

  static void check(List<Node> steps, Findings findings) {
    StepGraph graph = new StepGraph(findings);
    steps.forEach(graph::name);
    steps.forEach(graph::dependencies);
    graph.cycle();
  }

  private void name(Node step) {
    Node first = byName.putIfAbsent(step.name(), step);
    if (first != null) {
      findings.problem(
          step.place(),
          "the step name %s is used twice, first at %s".formatted(step.name(), first.place()));
    }
  }

  private void dependencies(Node step) {
    Set<String> seen = new HashSet<>();
    for (Edge edge : step.dependencies()) {
      String name = edge.name();
      if (!seen.add(name)) {
        findings.problem(
            edge.place(), "step %s names the dependency %s twice".formatted(step.name(), name));
      } else if (name.equals(step.name())) {
        findings.problem(edge.place(), "step %s depends on itself".formatted(name));
      } else if (!byName.containsKey(name)) {
        String nearest =
            Nearest.of(name, byName.keySet()).map("; did you mean %s?"::formatted).orElse("");
        findings.problem(
            edge.place(),
            "step %s depends on %s, which is no step of this template%s"
                .formatted(step.name(), name, nearest));
      } else {
        waitsFor.computeIfAbsent(step.name(), _ -> new LinkedHashSet<>()).add(name);
      }
    }
  }

  private void cycle() {
    Set<String> stuck = stuck();
    if (stuck.isEmpty()) {
      return;
    }
    // Every stuck step waits for a stuck one, so following them must come round.
    List<String> path = new ArrayList<>();
    Map<String, Integer> visited = new HashMap<>();
    String step = stuck.iterator().next();
    while (visited.putIfAbsent(step, path.size()) == null) {
      path.add(step);
      step = waitsFor.get(step).stream().filter(stuck::contains).findFirst().orElseThrow();
    }
    List<String> round = new ArrayList<>(path.subList(visited.get(step), path.size()));
    round.add(step);
    findings.problem(
        byName.get(step).place(), "the steps wait for each other: " + String.join(" → ", round));
  }

  /** The steps that could never start, in the order of the file. */
  private Set<String> stuck() {
    Map<String, Integer> open = new HashMap<>();
    Map<String, List<String>> dependents = new HashMap<>();
    waitsFor.forEach(
        (name, others) -> {
          open.put(name, others.size());
          others.forEach(o -> dependents.computeIfAbsent(o, _ -> new ArrayList<>()).add(name));
        });
    Set<String> stuck = new LinkedHashSet<>(byName.keySet());
    Deque<String> free = new ArrayDeque<>(byName.keySet());
    free.removeIf(open::containsKey);
    while (!free.isEmpty()) {
      String name = free.remove();
      stuck.remove(name);
      for (String dependent : dependents.getOrDefault(name, List.of())) {
        if (open.merge(dependent, -1, Integer::sum) == 0) {
          free.add(dependent);
        }
      }
    }
    return stuck;
  }
}
