package io.tasker.launch;

import io.tasker.core.config.ConfigValue;
import io.tasker.core.config.KeyFacts;
import io.tasker.core.config.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes values as YAML that reads back as the same values, secrets aside. */
final class ConfigYaml {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_/]([A-Za-z0-9_./:-]*[A-Za-z0-9])?");
  private static final Set<String> WORDS =
      Set.of("null", "true", "false", "yes", "no", "on", "off");
  private static final int COMMENT_COLUMN = 50;

  private ConfigYaml() {}

  /** The keys as a tree, a line each. */
  static List<String> of(List<KeyFacts> keys, boolean origin) {
    return tree(
        keys,
        (key, indent, name) -> {
          ConfigValue value = key.present().orElse(key.defaultValue());
          String line = indent + name + ": " + written(key.kind(), value);
          return List.of(origin ? withComment(line, value.origin()) : line);
        });
  }

  /** The keys as a tree, each written by the caller. */
  static List<String> tree(List<KeyFacts> keys, Leaf leaf) {
    List<String> lines = new ArrayList<>();
    String[] open = {};
    for (KeyFacts key : keys) {
      String[] levels = key.key().split("\\.");
      int last = levels.length - 1;
      for (int i = common(open, levels); i < last; i++) {
        lines.add("  ".repeat(i) + levels[i] + ":");
      }
      lines.addAll(leaf.lines(key, "  ".repeat(last), levels[last]));
      open = levels;
    }
    return lines;
  }

  /** Writes the lines of one key. */
  interface Leaf {
    List<String> lines(KeyFacts key, String indent, String name);
  }

  /** A value as a layer of YAML would have it. */
  static String written(ValueKind kind, ConfigValue value) {
    return switch (kind) {
      case WHOLE, FLAG -> value.value();
      case TEXT -> scalar(value.value());
      case LIST ->
          "[" + String.join(", ", value.items().stream().map(ConfigYaml::quoted).toList()) + "]";
    };
  }

  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  // What was a placeholder is resolved already; what looks like one is meant as it stands.
  private static String quoted(String text) {
    return ConfigJson.text(text.replace("${", "$${"));
  }

  private static String withComment(String line, String origin) {
    String pad = " ".repeat(Math.max(1, COMMENT_COLUMN - line.length()));
    return line + pad + "# " + origin.replaceAll("\\R", " ");
  }

  private static int common(String[] open, String[] levels) {
    int same = 0;
    while (same < Math.min(open.length, levels.length) - 1 && open[same].equals(levels[same])) {
      same++;
    }
    return same;
  }
}
