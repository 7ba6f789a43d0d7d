package io.tasker.core.config;

import io.tasker.core.text.YamlNode.Items;
import io.tasker.core.text.YamlNode.Kind;
import io.tasker.core.text.YamlNode.Scalar;
import io.tasker.core.text.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the settings of variables and of the command line. */
final class TextLayer {
  static final String PREFIX = "TASKER__";
  static final String COMMAND_LINE = "command line";

  private TextLayer() {}

  /** The settings of {@code TASKER__A__B} variables, by name. */
  static List<Setting> variables(Map<String, String> variables) {
    List<Setting> settings = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach(
            (name, text) -> {
              if (name.startsWith(PREFIX)) {
                settings.add(setting(keyOf(name), text, name));
              }
            });
    return settings;
  }

  static List<Setting> commandLine(Map<String, String> overrides) {
    List<Setting> settings = new ArrayList<>();
    overrides.forEach((key, text) -> settings.add(setting(key, text, COMMAND_LINE)));
    return settings;
  }

  /** The variable that sets a key. */
  static String variableOf(String key) {
    return PREFIX + key.replace(".", "__").toUpperCase(Locale.ROOT);
  }

  /** The key that a variable sets. */
  static String keyOf(String variable) {
    return variable.substring(PREFIX.length()).replace("__", ".").toLowerCase(Locale.ROOT);
  }

  private static Setting setting(String key, String text, String origin) {
    boolean isList = KnownKeys.find(key).map(known -> known.type().isList()).orElse(false);
    return new Setting(key, isList ? flowList(text) : scalar(text), origin, false);
  }

  private static Raw flowList(String text) {
    YamlText yaml = YamlText.read(text);
    if (!yaml.problems().isEmpty()) {
      return new Raw.Other(text + " (" + yaml.problems().getFirst().message() + ")");
    }
    if (!(yaml.root().orElse(null) instanceof Items list)) {
      return new Raw.Text(text);
    }
    // As given, since the place in it says little to whoever wrote the variable.
    return Raw.list(list) instanceof Raw.Other ? new Raw.Other(text) : Raw.list(list);
  }

  // Only quotes mean something: YAML would cut a password at " #" and refuse one that begins with
  // @.
  private static Raw scalar(String text) {
    if (text.startsWith("\"") || text.startsWith("'")) {
      YamlText yaml = YamlText.read(text);
      if (yaml.problems().isEmpty()
          && yaml.root().orElse(null) instanceof Scalar scalar
          && scalar.kind() == Kind.TEXT) {
        return new Raw.Text(scalar.text());
      }
    }
    return new Raw.Text(text);
  }
}
