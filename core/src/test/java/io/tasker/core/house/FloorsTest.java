package io.tasker.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FloorsTest {
  private static final String CORE = "io.tasker.core.";

  /** Lowest first. A package may use lower floors, and its own as long as there is no circle. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("text", "metric"),
          List.of(
              "actor",
              "channel",
              "component",
              "resilience",
              "db",
              "wire",
              "schema",
              "telemetry",
              "state"),
          List.of("config", "plugin", "template", "routing", "security"),
          List.of("queue"),
          List.of("store", "broker"),
          List.of("hydration", "event", "admission"),
          List.of("feed"),
          List.of("lifecycle"),
          List.of(
              "lifecycle.initialization",
              "lifecycle.result",
              "lifecycle.enqueue",
              "lifecycle.finalization",
              "lifecycle.cancellation",
              "lifecycle.repair"),
          List.of(
              "recovery.guard",
              "recovery.reconcile",
              "recovery.history",
              "recovery.retention",
              "recovery.dlq"),
          List.of("recovery.staleness"),
          List.of("writer", "insight"),
          List.of("command"),
          List.of("operations"),
          List.of("boot"));

  private final JavaClasses classes = Production.core();

  @Test
  void every_package_stands_on_a_floor() {
    Set<String> standing = new TreeSet<>();
    FLOORS.forEach(standing::addAll);
    assertThat(arrows().keySet()).isSubsetOf(standing);
    assertThat(arrows().get("writer"))
        .as("arrows that are known to be there")
        .containsKeys("store", "lifecycle.result", "recovery.guard");
  }

  @Test
  void arrows_point_down_or_stay_on_their_floor() {
    Map<String, Integer> floors = new HashMap<>();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String name : FLOORS.get(floor)) {
        floors.put(name, floor);
      }
    }
    Set<String> upward = new TreeSet<>();
    arrows()
        .forEach(
            (from, targets) ->
                targets.forEach(
                    (to, example) -> {
                      if (floors.getOrDefault(from, 0) < floors.getOrDefault(to, 0)) {
                        upward.add(from + " -> " + to + ": " + example);
                      }
                    }));
    assertThat(upward).isEmpty();
  }

  @Test
  void packages_use_each_other_in_no_circle() {
    Map<String, Map<String, String>> arrows = arrows();
    for (String name : arrows.keySet()) {
      assertThat(reachable(arrows, name))
          .as("what %s uses, and what that uses", name)
          .doesNotContain(name);
    }
  }

  @Test
  void the_contract_uses_nothing_but_itself_the_jdk_and_jspecify() {
    Set<String> others = new TreeSet<>();
    for (JavaClass type : Production.contract()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!target.isEmpty()
            && !target.startsWith("io.tasker.contract")
            && !target.startsWith("java.")
            && !target.equals("org.jspecify.annotations")) {
          others.add(type.getName() + " -> " + target);
        }
      }
    }
    assertThat(others).isEmpty();
  }

  /** For each package those of ours it uses, with one example each. */
  private Map<String, Map<String, String>> arrows() {
    Map<String, Map<String, String>> arrows = new TreeMap<>();
    for (JavaClass type : classes) {
      room(type)
          .ifPresent(
              from -> {
                Map<String, String> targets = arrows.computeIfAbsent(from, _ -> new TreeMap<>());
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                  room(dependency.getTargetClass().getBaseComponentType())
                      .filter(to -> !to.equals(from))
                      .ifPresent(to -> targets.putIfAbsent(to, dependency.getDescription()));
                }
              });
    }
    return arrows;
  }

  private static Optional<String> room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(CORE) ? Optional.of(name.substring(CORE.length())) : Optional.empty();
  }

  private static Set<String> reachable(Map<String, Map<String, String>> arrows, String from) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(arrows.getOrDefault(from, Map.of()).keySet());
    while (!open.isEmpty()) {
      String next = open.pop();
      if (found.add(next)) {
        open.addAll(arrows.getOrDefault(next, Map.of()).keySet());
      }
    }
    return found;
  }
}
