package io.tasker.core.config;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every key that means something, declared once; validation, defaults and records follow from it.
 */
final class KnownKeys {
  private static final Map<String, KnownKey> BY_NAME =
      Stream.of(
              CommonKeys.ALL,
              ResilienceKeys.ALL,
              OrchestrationKeys.ALL,
              AuthKeys.ALL,
              GrpcKeys.ALL,
              EntryKeys.ALL,
              DlqKeys.ALL,
              WorkerKeys.ALL)
          .flatMap(List::stream)
          .collect(
              toMap(
                  KnownKey::name,
                  identity(),
                  (a, _) -> {
                    throw new IllegalStateException(a.name() + " is declared twice");
                  },
                  LinkedHashMap::new));

  private KnownKeys() {}

  /** In the order of the shipped file. */
  static Collection<KnownKey> all() {
    return BY_NAME.values();
  }

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  static Optional<KnownKey> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether known keys lie below a name. */
  static boolean isSection(String name) {
    return BY_NAME.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
  }
}
