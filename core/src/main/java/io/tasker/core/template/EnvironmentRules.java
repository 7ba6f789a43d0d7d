package io.tasker.core.template;

import io.tasker.core.text.Nearest;
import io.tasker.core.text.Place;
import io.tasker.core.text.YamlNode;
import io.tasker.core.text.YamlNode.Field;
import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlNode.Items;
import io.tasker.core.text.YamlNode.Kind;
import io.tasker.core.text.YamlNode.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the overrides of every environment speak of steps that are there, each once. */
final class EnvironmentRules {
  private final Findings findings;
  private final List<String> steps;

  private EnvironmentRules(Findings findings, List<String> steps) {
    this.findings = findings;
    this.steps = steps;
  }

  /** Checks all environments, whichever is in use. */
  static void check(Fields document, Findings findings) {
    List<String> steps =
        steps(document).flatMap(step -> name(step).stream()).map(Scalar::text).toList();
    EnvironmentRules rules = new EnvironmentRules(findings, steps);
    document.field("environments").map(Field::value).stream()
        .flatMap(node -> node instanceof Fields fields ? fields.fields().stream() : Stream.empty())
        .forEach(rules::environment);
  }

  private void environment(Field environment) {
    Map<String, Place> seen = new HashMap<>();
    if (environment.value() instanceof Fields overrides) {
      steps(overrides).forEach(new StepRules(findings)::attempts);
      steps(overrides)
          .flatMap(override -> name(override).stream())
          .forEach(name -> step(environment.name(), name, seen));
    }
  }

  private void step(String environment, Scalar name, Map<String, Place> seen) {
    Place first = seen.putIfAbsent(name.text(), name.place());
    if (first != null) {
      findings.problem(
          name.place(),
          "environment %s overrides %s twice, first at %s"
              .formatted(environment, name.text(), first));
    } else if (!name.text().equals(Environments.EVERY_STEP) && !steps.contains(name.text())) {
      Stream<String> known = Stream.concat(steps.stream(), Stream.of(Environments.EVERY_STEP));
      findings.problem(
          name.place(),
          "environment %s overrides %s, which is no step of this template; %s"
              .formatted(
                  environment,
                  name.text(),
                  Nearest.of(name.text(), known.toList())
                      .map("did you mean %s?"::formatted)
                      .orElse("give a step's name or ALL")));
    }
  }

  private static Stream<Fields> steps(Fields parent) {
    return parent.field("steps").map(Field::value).stream()
        .flatMap(node -> node instanceof Items list ? list.items().stream() : Stream.empty())
        .flatMap(item -> item instanceof Fields fields ? Stream.of(fields) : Stream.empty());
  }

  private static Optional<Scalar> name(Fields step) {
    return step.field("name")
        .map(Field::value)
        .filter(YamlNode.Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(scalar -> scalar.kind() == Kind.TEXT);
  }
}
