package io.tasker.core.plugin;

import static java.util.stream.Collectors.joining;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.api.ApiProvider;
import io.tasker.contract.spi.messaging.MessagingProvider;
import io.tasker.core.config.ConfigBook;
import io.tasker.core.config.KeyFacts;
import io.tasker.core.config.LoadedConfig;
import io.tasker.core.text.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens plugins and finds the one provider for a key. */
public final class PluginCatalog {
  private PluginCatalog() {}

  /**
   * One class loader over {@code FOLDER/NAME/*.jar} of every enabled name, below the loader of this
   * class. It must become the thread's context class loader before any Helidon object is built,
   * since Helidon looks for its own services there. It lives as long as the process.
   *
   * @param pluginsFolder need not exist if nothing is enabled
   * @param enabledNames names of folders, in the order in which classes are looked for
   * @throws TaskerException {@code PLUGIN_INVALID} if a folder is missing or has no jar file
   */
  public static ClassLoader open(Path pluginsFolder, List<String> enabledNames) {
    return PluginFolders.open(pluginsFolder, enabledNames, key -> key);
  }

  /**
   * As {@link #open(Path, List)}; an error also says which value of the configuration asks for the
   * plugin, where it was set and what is allowed instead.
   */
  public static ClassLoader open(
      Path pluginsFolder, List<String> enabledNames, LoadedConfig config) {
    ConfigBook book = ConfigBook.of(config);
    return PluginFolders.open(
        pluginsFolder, enabledNames, key -> described(book.find(key).getFirst()));
  }

  private static String described(KeyFacts key) {
    return key.present()
        .map(
            value ->
                "%s = \"%s\" at %s; allowed: %s"
                    .formatted(key.key(), value.value(), value.origin(), key.allowed()))
        .orElse(key.key());
  }

  /** The names of all plugin folders, enabled or not, sorted; none if there is no such folder. */
  public static List<String> folders(Path pluginsFolder) {
    return PluginFolders.folders(pluginsFolder);
  }

  /**
   * The messaging provider for a value of {@code common.queues.backend}.
   *
   * @throws TaskerException {@code PLUGIN_INVALID} if there is none or more than one
   */
  public static MessagingProvider messaging(ClassLoader loader, String backend) {
    return only(
        MessagingProvider.class,
        loader,
        MessagingProvider::configKey,
        backend,
        "messaging plugin for common.queues.backend = \"" + backend + "\"");
  }

  /**
   * The API provider for a section below {@code orchestration}.
   *
   * @param configKey {@code web} or {@code grpc}
   * @throws TaskerException {@code PLUGIN_INVALID} if there is none or more than one
   */
  public static ApiProvider api(ClassLoader loader, String configKey) {
    return only(
        ApiProvider.class,
        loader,
        ApiProvider::configKey,
        configKey,
        "API plugin for orchestration." + configKey + ".enabled");
  }

  private static <P> P only(
      Class<P> type, ClassLoader loader, Function<P, String> keyOf, String key, String what) {
    List<P> all = load(type, loader);
    List<P> fitting = all.stream().filter(provider -> keyOf.apply(provider).equals(key)).toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    if (fitting.isEmpty()) {
      throw invalid("there is no " + what + found(all.stream().map(keyOf).toList(), key), null);
    }
    throw invalid(
        "there is more than one "
            + what
            + ": "
            + fitting.stream().map(p -> p.getClass().getName()).sorted().collect(joining(", "))
            + "; remove all but one",
        null);
  }

  private static <P> List<P> load(Class<P> type, ClassLoader loader) {
    List<P> providers = new ArrayList<>();
    try {
      ServiceLoader.load(type, loader).forEach(providers::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw invalid("a plugin cannot be loaded: " + e.getMessage(), e);
    }
    return providers;
  }

  private static String found(List<String> keys, String wrong) {
    String found = keys.isEmpty() ? "none" : String.join(", ", keys.stream().sorted().toList());
    return "; found: "
        + found
        + Nearest.of(wrong, keys).map("; did you mean %s?"::formatted).orElse("");
  }

  private static TaskerException invalid(String message, @Nullable Throwable cause) {
    return new TaskerException(ErrorCode.PLUGIN_INVALID, message, cause);
  }
}
