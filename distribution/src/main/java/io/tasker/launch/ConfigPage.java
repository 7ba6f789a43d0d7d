package io.tasker.launch;

import io.tasker.core.config.KeyFacts;
import java.util.ArrayList;
import java.util.List;

/** Writes all there is to say about one key. */
final class ConfigPage {
  private ConfigPage() {}

  static List<String> of(KeyFacts key) {
    List<String> lines = new ArrayList<>();
    lines.add(key.key());
    lines.add("  " + key.meaning());
    lines.add("");
    lines.add(
        line(
            "value",
            key.present()
                .map(it -> ConfigYaml.written(key.kind(), it) + "  (from " + it.origin() + ")")
                .orElse("unknown: the configuration is invalid, see tasker config validate")));
    lines.add(line("default", key.defaultValue().value()));
    lines.add(line("type", key.kind().description()));
    lines.add(line("allowed", key.allowed()));
    if (!key.unit().isEmpty()) {
      lines.add(line("unit", key.unit()));
    }
    lines.add("");
    lines.add("How to set it, later ones win");
    List<String> yaml = ConfigYaml.of(List.of(key), false);
    lines.add(line("file", yaml.getFirst()));
    yaml.stream().skip(1).forEach(it -> lines.add(line("", it)));
    key.publicVariables().forEach(name -> lines.add(line("variable", name)));
    lines.add(line("variable", key.variable()));
    lines.add(line("option", "--set " + key.key() + "=…"));
    return lines;
  }

  private static String line(String label, String text) {
    return "  %-9s %s".formatted(label, text.isEmpty() ? "\"\"" : text);
  }
}
