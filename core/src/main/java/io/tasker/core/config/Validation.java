package io.tasker.core.config;

import io.tasker.core.text.Nearest;
import io.tasker.core.text.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds settings against the known keys. */
final class Validation {
  private final Findings findings;

  Validation(Findings findings) {
    this.findings = findings;
  }

  /** Whether the key is one of ours; if not, it is a problem or a warning. */
  boolean isKnown(Setting setting) {
    String key = setting.key();
    if (KnownKeys.find(key).isPresent()) {
      return true;
    }
    if (PublicKeys.haveWithoutMeaning(key)) {
      findings.warning(setting.origin(), key + " has no effect here");
    } else if (KnownKeys.isSection(key)) {
      findings.problem(setting.origin(), key + " is a section and cannot have a value of its own");
    } else {
      findings.problem(
          setting.origin(),
          "unknown key %s = %s%s".formatted(key, unknownValue(setting), suggestion(setting)));
    }
    return false;
  }

  /** Checks type and range; the value of a wrong setting is a problem. */
  Optional<ConfigValue> check(KnownKey key, Setting setting) {
    KeyType type = key.type();
    return switch (setting.value()) {
      case Raw.Text(String text) when !type.isList() && type.accepts().test(text) ->
          Optional.of(new ConfigValue(text, List.of(text), setting.origin()));
      case Raw.Items(List<String> items)
          when type.isList() && items.stream().allMatch(type.accepts()) ->
          Optional.of(new ConfigValue(items.toString(), items, setting.origin()));
      case Raw.Entries(var entries)
          when type.takesMappings() && entries.stream().allMatch(Validation::isEntry) ->
          Optional.of(entries(entries, setting));
      case Raw.Text _, Raw.Items _, Raw.Entries _, Raw.Other _ -> {
        findings.problem(
            setting.origin(),
            "%s = %s is not allowed; allowed: %s"
                .formatted(key.name(), shown(key, setting.value()), key.allowed()));
        yield Optional.empty();
      }
    };
  }

  private static boolean isEntry(Map<String, List<String>> fields) {
    return ApiKeyEntry.decode(ApiKeyEntry.encode(fields)).isPresent();
  }

  private static ConfigValue entries(List<Map<String, List<String>>> entries, Setting setting) {
    List<String> items = entries.stream().map(ApiKeyEntry::encode).toList();
    return new ConfigValue(items.toString(), items, setting.origin());
  }

  private static String shown(KnownKey key, Raw value) {
    return switch (value) {
      case Raw.Text(String text) -> "\"" + Shown.of(key.type().mask(text)) + "\"";
      case Raw.Items _, Raw.Entries _, Raw.Other _ -> Shown.of(key.type().mask(value.shown()));
    };
  }

  // The value of a misspelt key may be a secret; if it looks like one, it is not repeated.
  private static String unknownValue(Setting setting) {
    String shown = setting.value().shown();
    return Nearest.of(setting.key(), KnownKeys.names())
        .flatMap(KnownKeys::find)
        .map(key -> Shown.of(key.type().mask(shown)))
        .orElseGet(() -> Shown.of(Secrets.maskUnknown(setting.key(), shown)));
  }

  private static String suggestion(Setting setting) {
    return Nearest.of(setting.key(), KnownKeys.names())
        .map(key -> setting.origin().startsWith(TextLayer.PREFIX) ? TextLayer.variableOf(key) : key)
        .map(name -> "; nearest known: " + name)
        .orElse("; sections are common, orchestration and worker");
  }
}
