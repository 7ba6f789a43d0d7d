package io.tasker.core.template;

import io.tasker.core.template.Shape.Key;
import io.tasker.core.template.Shape.Role;
import io.tasker.core.text.Nearest;
import io.tasker.core.text.Shown;
import io.tasker.core.text.YamlNode;
import io.tasker.core.text.YamlNode.Field;
import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlNode.Items;
import io.tasker.core.text.YamlNode.Kind;
import io.tasker.core.text.YamlNode.Scalar;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Holds a document against its shape and reports every difference. */
final class ShapeCheck {
  private final Findings findings;

  ShapeCheck(Findings findings) {
    this.findings = findings;
  }

  /**
   * Checks a value and everything below it.
   *
   * @param path where the value is, for messages; empty for the whole document
   */
  void check(String path, YamlNode node, Shape shape) {
    switch (shape) {
      case Shape.Text(int shortest, int longest) -> text(path, node, shape, shortest, longest);
      case Shape.Identifier identifier -> {
        if (!isText(node) || !identifier.accepts(((Scalar) node).text())) {
          wrong(path, node, shape);
        }
      }
      case Shape.Whole(long lowest, long highest) -> {
        if (!(node instanceof Scalar scalar && isWithin(scalar, lowest, highest))) {
          wrong(path, node, shape);
        }
      }
      case Shape.Flag() -> {
        if (!(node instanceof Scalar scalar && scalar.kind() == Kind.FLAG)) {
          wrong(path, node, shape);
        }
      }
      case Shape.Choice(List<String> words) -> choice(path, node, shape, words);
      case Shape.ListOf(Shape item, int fewest) -> list(path, node, shape, item, fewest);
      case Shape.MapOf(Shape value) -> map(path, node, shape, value);
      case Shape.Section section -> section(path, node, section);
      case Shape.AnyMapping() -> {
        if (!(node instanceof Fields)) {
          wrong(path, node, shape);
        }
      }
      case Shape.Anything() -> {}
    }
  }

  private void text(String path, YamlNode node, Shape shape, int shortest, int longest) {
    if (!isText(node)) {
      wrong(path, node, shape);
      return;
    }
    String text = ((Scalar) node).text();
    int length = text.codePointCount(0, text.length());
    if (length < shortest || length > longest || (shortest > 0 && text.isBlank())) {
      problem(
          node, path + " must be " + shape.allowed() + ", has " + (text.isBlank() ? 0 : length));
    }
  }

  private void choice(String path, YamlNode node, Shape shape, List<String> words) {
    if (!isText(node)) {
      wrong(path, node, shape);
      return;
    }
    String text = ((Scalar) node).text();
    if (!words.contains(text)) {
      problem(
          node, path + " must be " + shape.allowed() + suggestion(Nearest.of(text, words), node));
    }
  }

  private static String suggestion(Optional<String> nearest, YamlNode node) {
    return ", was " + node.describe() + nearest.map("; did you mean %s?"::formatted).orElse("");
  }

  private void list(String path, YamlNode node, Shape shape, Shape item, int fewest) {
    if (!(node instanceof Items list)) {
      wrong(path, node, shape);
      return;
    }
    if (list.items().size() < fewest) {
      problem(node, path + " must have at least " + fewest + " item");
    }
    for (int i = 0; i < list.items().size(); i++) {
      check(path + "[" + i + "]", list.items().get(i), item);
    }
  }

  private void map(String path, YamlNode node, Shape shape, Shape value) {
    if (node instanceof Fields map) {
      map.fields().forEach(field -> check(join(path, field.name()), field.value(), value));
    } else {
      wrong(path, node, shape);
    }
  }

  private void section(String path, YamlNode node, Shape.Section section) {
    if (!(node instanceof Fields fields)) {
      wrong(path, node, section);
      return;
    }
    fields.fields().forEach(field -> field(path, field, section));
    section.keys().forEach(key -> occurrence(path, fields, key));
  }

  private void field(String path, Field field, Shape.Section section) {
    Optional<Key> key = section.key(field.name());
    String name = join(path, Shown.of(field.name()));
    if (key.isEmpty()) {
      String nearest =
          section.nearest(field.name()).map("; did you mean %s?"::formatted).orElse("");
      findings.problem(field.place(), "unknown key " + name + nearest);
    } else if (key.get().role() == Role.WITHOUT_EFFECT) {
      findings.warning(field.place(), name + " has no effect");
    } else if (!isNothing(field.value())) {
      check(name, field.value(), key.get().shape());
    }
  }

  /** Required keys must be there, and no key under two of its names. */
  private void occurrence(String path, Fields fields, Key key) {
    List<Field> found =
        fields.fields().stream().filter(field -> key.names().contains(field.name())).toList();
    if (found.size() > 1) {
      findings.problem(
          found.get(1).place(),
          "%s and %s mean the same; give one".formatted(found.get(0).name(), found.get(1).name()));
    }
    if (key.role() == Role.REQUIRED && found.stream().allMatch(f -> isNothing(f.value()))) {
      problem(
          found.isEmpty() ? fields : found.getFirst().value(),
          join(path, key.name()) + " is missing; allowed: " + key.shape().allowed());
    }
  }

  private void wrong(String path, YamlNode node, Shape shape) {
    String quotes =
        shape instanceof Shape.Text && node instanceof Scalar ? "; put it in quotes" : "";
    problem(
        node,
        (path.isEmpty() ? "the document" : path)
            + " must be "
            + shape.allowed()
            + ", was "
            + node.describe()
            + quotes);
  }

  private void problem(YamlNode node, String message) {
    findings.problem(node.place(), message);
  }

  private static boolean isWithin(Scalar scalar, long lowest, long highest) {
    if (scalar.kind() != Kind.WHOLE) {
      return false;
    }
    BigInteger value = scalar.whole();
    return value.compareTo(BigInteger.valueOf(lowest)) >= 0
        && value.compareTo(BigInteger.valueOf(highest)) <= 0;
  }

  private static boolean isText(YamlNode node) {
    return node instanceof Scalar scalar && scalar.kind() == Kind.TEXT;
  }

  static boolean isNothing(YamlNode node) {
    return node instanceof Scalar scalar && scalar.kind() == Kind.NOTHING;
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
