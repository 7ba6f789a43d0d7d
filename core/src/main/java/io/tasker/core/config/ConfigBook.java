package io.tasker.core.config;

import static java.util.stream.Collectors.joining;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Explains the keys: what each means, accepts and has. Holds no secrets. */
public final class ConfigBook {
  private final List<KeyFacts> keys;

  private ConfigBook(List<KeyFacts> keys) {
    this.keys = keys;
  }

  /** The keys with the values of a configuration. */
  public static ConfigBook of(LoadedConfig loaded) {
    return book(Optional.of(loaded));
  }

  /** The keys where no valid configuration is at hand. */
  public static ConfigBook withoutValues() {
    return book(Optional.empty());
  }

  private static ConfigBook book(Optional<LoadedConfig> loaded) {
    return new ConfigBook(
        KnownKeys.all().stream()
            .map(key -> KeyFacts.of(key, loaded.map(it -> it.values().get(key.name()))))
            .toList());
  }

  /** All keys in the order of the shipped file. */
  public List<KeyFacts> all() {
    return keys;
  }

  /**
   * The keys somebody asks for, in the order of the shipped file; at least one.
   *
   * @param name a key, a section, or a variable that sets keys
   * @throws TaskerException {@code CONFIG_INVALID} if there is none, with those that come near
   */
  public List<KeyFacts> find(String name) {
    Set<String> wanted = keysOf(name);
    List<KeyFacts> found =
        keys.stream()
            .filter(it -> wanted.stream().anyMatch(key -> isAtOrBelow(key, it.key())))
            .toList();
    if (found.isEmpty()) {
      throw new TaskerException(ErrorCode.CONFIG_INVALID, unknown(name, wanted.iterator().next()));
    }
    return found;
  }

  private static Set<String> keysOf(String name) {
    if (name.startsWith(TextLayer.PREFIX)) {
      return Set.of(TextLayer.keyOf(name));
    }
    List<String> aliased = PublicVariables.keysOf(name);
    return aliased.isEmpty() ? Set.of(name) : Set.copyOf(aliased);
  }

  private static boolean isAtOrBelow(String wanted, String key) {
    return key.equals(wanted) || key.startsWith(wanted + ".");
  }

  private static String unknown(String asked, String key) {
    if (PublicKeys.haveWithoutMeaning(key)) {
      return key + " is a key of other Tasker deployments; it is accepted and has no effect here";
    }
    if (PublicVariables.isWithoutMeaning(asked)) {
      return asked
          + " is a variable of other Tasker deployments; it is accepted and has no effect here";
    }
    String said = "unknown key " + asked;
    Optional<String> nearest = Nearest.of(key, keysAndSections());
    if (nearest.isPresent()) {
      return said + "; nearest known: " + nearest.get();
    }
    String similar =
        KnownKeys.names().stream()
            .filter(known -> known.contains(key.toLowerCase(Locale.ROOT)))
            .collect(joining(", "));
    return similar.isEmpty()
        ? said + "; sections are common, orchestration and worker"
        : said + "; keys with these letters: " + similar;
  }

  private static Set<String> keysAndSections() {
    Set<String> names = new TreeSet<>(KnownKeys.names());
    for (String key : KnownKeys.names()) {
      for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
        names.add(key.substring(0, dot));
      }
    }
    return names;
  }
}
