package io.tasker.core.config;

import io.tasker.core.text.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as it was written, before anything is known about its key. */
sealed interface Raw {
  /** Its text, for messages and {@code config show}. */
  String shown();

  /** A single value. */
  record Text(String text) implements Raw {
    @Override
    public String shown() {
      return text;
    }
  }

  /** A list of single values. */
  record Items(List<String> items) implements Raw {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return items.toString();
    }
  }

  /**
   * A list of mappings, in order; a single value within one is a list of one.
   *
   * @param entries by name of the field
   */
  record Entries(List<Map<String, List<String>>> entries) implements Raw {
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public String shown() {
      return "a list with a mapping in it";
    }
  }

  /** What a list holds: single values, mappings, or something else. */
  static Raw list(YamlNode.Items list) {
    if (!list.items().isEmpty()
        && list.items().stream().allMatch(YamlNode.Fields.class::isInstance)) {
      return entries(list);
    }
    List<String> items = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (!isSingle(item)) {
        return new Other("a list with " + item.describe() + " in it");
      }
      items.add(((YamlNode.Scalar) item).text());
    }
    return new Items(items);
  }

  private static Raw entries(YamlNode.Items list) {
    List<Map<String, List<String>>> entries = new ArrayList<>();
    for (YamlNode item : list.items()) {
      Map<String, List<String>> entry = new LinkedHashMap<>();
      for (YamlNode.Field field : ((YamlNode.Fields) item).fields()) {
        List<YamlNode> values =
            field.value() instanceof YamlNode.Items many ? many.items() : List.of(field.value());
        if (!values.stream().allMatch(Raw::isSingle)) {
          return new Other("a list with a mapping in it");
        }
        entry.put(
            field.name(), values.stream().map(value -> ((YamlNode.Scalar) value).text()).toList());
      }
      entries.add(entry);
    }
    return new Entries(entries);
  }

  private static boolean isSingle(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.NOTHING;
  }

  /** Something that no key of ours accepts: nothing, or a list of more than single values. */
  record Other(String shown) implements Raw {}
}
