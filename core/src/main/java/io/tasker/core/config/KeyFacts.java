package io.tasker.core.config;

import java.util.List;
import java.util.Optional;

/**
 * Everything there is to say about one key. Secrets are replaced by {@code ***}.
 *
 * @param key levels joined by dots
 * @param meaning one line, beginning with a small letter and without a full stop
 * @param kind what sort of value
 * @param allowed what is accepted
 * @param unit of the value; empty if it has none
 * @param defaultValue what holds if nobody sets it, placeholders included
 * @param present what holds now; empty if the configuration is invalid
 * @param variable the variable that sets it
 * @param publicVariables variables of other Tasker deployments that set it too
 */
public record KeyFacts(
    String key,
    String meaning,
    ValueKind kind,
    String allowed,
    String unit,
    ConfigValue defaultValue,
    Optional<ConfigValue> present,
    String variable,
    List<String> publicVariables) {
  public KeyFacts {
    publicVariables = List.copyOf(publicVariables);
  }

  static KeyFacts of(KnownKey known, Optional<ConfigValue> present) {
    return new KeyFacts(
        known.name(),
        known.meaning(),
        known.type().kind(),
        known.type().allowed(),
        known.unit(),
        known.type().mask(defaultOf(known)),
        present.map(known.type()::mask),
        TextLayer.variableOf(known.name()),
        PublicVariables.of(known.name()));
  }

  private static ConfigValue defaultOf(KnownKey known) {
    return switch (known.defaultValue()) {
      case Raw.Text(String text) -> new ConfigValue(text, List.of(text), ConfigValue.DEFAULT);
      case Raw.Items(List<String> items) ->
          new ConfigValue(items.toString(), items, ConfigValue.DEFAULT);
      case Raw.Entries _ -> throw new IllegalStateException(known.name());
      case Raw.Other(String shown) -> throw new IllegalStateException(known.name() + ": " + shown);
    };
  }
}
