package io.tasker.core.template;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.template.StepType;
import io.tasker.core.text.YamlNode;
import io.tasker.core.text.YamlNode.Field;
import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlNode.Items;
import io.tasker.core.text.YamlNode.Kind;
import io.tasker.core.text.YamlNode.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a shape cannot say. Looks at whatever can be read, so that all problems come at once. */
final class StepRules {
  private final Findings findings;

  StepRules(Findings findings) {
    this.findings = findings;
  }

  void check(Fields document) {
    List<Fields> steps =
        document.field("steps").map(Field::value).stream()
            .flatMap(StepRules::items)
            .flatMap(step -> step instanceof Fields fields ? Stream.of(fields) : Stream.empty())
            .toList();
    if (steps.size() > TaskId.MAX_STEPS) {
      findings.problem(
          document.place(),
          "a template has at most %d steps, this one %d".formatted(TaskId.MAX_STEPS, steps.size()));
      return;
    }
    List<StepGraph.Node> nodes = new ArrayList<>();
    for (Fields step : steps) {
      attempts(step);
      nameOf(step).ifPresent(name -> nodes.add(node(step, name)));
    }
    StepGraph.check(nodes, findings);
  }

  private StepGraph.Node node(Fields step, Scalar name) {
    List<StepGraph.Edge> edges =
        Stream.of("dependencies", "depends_on")
            .flatMap(key -> step.field(key).stream())
            .flatMap(field -> items(field.value()))
            .flatMap(StepRules::text)
            .map(scalar -> new StepGraph.Edge(scalar.place(), scalar.text()))
            .toList();
    if (edges.isEmpty() && isDecision(step)) {
      findings.problem(
          step.place(), "the decision step %s needs a dependency".formatted(name.text()));
    }
    return new StepGraph.Node(name.place(), name.text(), edges);
  }

  /** Says of a step, or of an override of one, that it asks for no attempt. */
  void attempts(Fields step) {
    step.field("retry")
        .flatMap(retry -> retry.value() instanceof Fields f ? f.field("max_attempts") : none())
        .filter(field -> field.value() instanceof Scalar s && isZero(s))
        .ifPresent(
            field ->
                findings.warning(field.place(), "max_attempts of 0 is read as 1: one attempt"));
  }

  private static Optional<Field> none() {
    return Optional.empty();
  }

  private static boolean isZero(Scalar scalar) {
    return scalar.kind() == Kind.WHOLE && scalar.whole().equals(BigInteger.ZERO);
  }

  private static boolean isDecision(Fields step) {
    return Stream.of("type", "step_type")
        .flatMap(key -> step.field(key).stream())
        .flatMap(field -> text(field.value()))
        .anyMatch(word -> word.text().equals(StepType.DECISION.wireName()));
  }

  private static Optional<Scalar> nameOf(Fields step) {
    return step.field("name").stream().flatMap(field -> text(field.value())).findFirst();
  }

  private static Stream<YamlNode> items(YamlNode node) {
    return node instanceof Items list ? list.items().stream() : Stream.empty();
  }

  private static Stream<Scalar> text(YamlNode node) {
    return node instanceof Scalar scalar && scalar.kind() == Kind.TEXT
        ? Stream.of(scalar)
        : Stream.empty();
  }
}
