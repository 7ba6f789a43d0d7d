package io.tasker.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${VAR}} and {@code ${VAR:-default}} in values by variables; {@code $${} stands for
 * {@code ${}. An empty variable counts as unset, as in a shell.
 */
final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\$\\$\\{|\\$\\{(?<variable>[A-Za-z_][A-Za-z0-9_]*)(?<fallback>:-[^}]*)?}|\\$\\{[^}]*}?");

  private final Map<String, String> variables;
  private final Findings findings;

  Placeholders(Map<String, String> variables, Findings findings) {
    this.variables = variables;
    this.findings = findings;
  }

  /** The setting with nothing left to replace; what cannot be replaced is a problem. */
  Setting resolve(Setting setting) {
    if (!setting.hasPlaceholders()) {
      return setting;
    }
    Raw resolved =
        switch (setting.value()) {
          case Raw.Text(String text) -> new Raw.Text(resolve(text, setting));
          case Raw.Items(List<String> items) -> {
            List<String> all = new ArrayList<>();
            items.forEach(item -> all.add(resolve(item, setting)));
            yield new Raw.Items(all);
          }
          case Raw.Entries(var entries) -> {
            List<Map<String, List<String>>> all = new ArrayList<>();
            entries.forEach(entry -> all.add(resolve(entry, setting)));
            yield new Raw.Entries(all);
          }
          case Raw.Other other -> other;
        };
    return new Setting(setting.key(), resolved, setting.origin(), false);
  }

  private Map<String, List<String>> resolve(Map<String, List<String>> entry, Setting setting) {
    Map<String, List<String>> resolved = new LinkedHashMap<>();
    entry.forEach(
        (name, values) ->
            resolved.put(name, values.stream().map(value -> resolve(value, setting)).toList()));
    return resolved;
  }

  private String resolve(String text, Setting setting) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement(match, setting)));
  }

  private String replacement(MatchResult match, Setting setting) {
    if (match.group().equals("$${")) {
      return "${";
    }
    String variable = match.group("variable");
    if (variable == null) {
      findings.problem(
          setting.origin(),
          setting.key()
              + ": \""
              + match.group()
              + "\" is neither ${VARIABLE} nor ${VARIABLE:-default}; write $${ for a plain ${");
      return match.group();
    }
    String value = variables.getOrDefault(variable, "");
    if (!value.isEmpty()) {
      return value;
    }
    String fallback = match.group("fallback");
    if (fallback == null) {
      findings.problem(
          setting.origin(),
          setting.key() + " needs the variable " + variable + ", which is not set");
      return match.group();
    }
    return fallback.substring(":-".length());
  }
}
