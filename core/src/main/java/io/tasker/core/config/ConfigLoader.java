package io.tasker.core.config;

import io.tasker.contract.error.TaskerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads all layers of the configuration, once, at the start of a process. */
public final class ConfigLoader {
  private final Findings findings = new Findings();
  private final Validation validation = new Validation(findings);

  private ConfigLoader() {}

  /**
   * Reads and checks everything.
   *
   * @throws TaskerException {@code CONFIG_INVALID} with everything that is wrong, each with its
   *     file and line or variable, key, value, what is allowed and the nearest known key
   */
  public static LoadedConfig load(ConfigSources sources) {
    ConfigLoader loader = new ConfigLoader();
    return loader.load(loader.layers(sources), sources.environment(), sources.variables());
  }

  /**
   * The defaults without any file or variable, for embedding and tests.
   *
   * @param overrides keys and values laid over them
   * @throws TaskerException {@code CONFIG_INVALID} if an override is wrong
   */
  public static LoadedConfig defaults(Map<String, String> overrides) {
    return new ConfigLoader().load(TextLayer.commandLine(overrides), "default", Map.of());
  }

  private List<Setting> layers(ConfigSources sources) {
    Path main = sources.defaultsFile();
    List<Setting> settings = new ArrayList<>(YamlLayer.read(main, findings));
    EnvironmentFile.beside(main, sources.environment(), findings)
        .ifPresent(file -> settings.addAll(YamlLayer.read(file, findings)));
    sources.file().ifPresent(file -> settings.addAll(YamlLayer.read(file, findings)));
    settings.addAll(PublicVariables.read(sources.variables(), findings));
    settings.addAll(TextLayer.variables(sources.variables()));
    settings.addAll(TextLayer.commandLine(sources.overrides()));
    return settings;
  }

  private LoadedConfig load(
      List<Setting> settings, String environment, Map<String, String> variables) {
    Map<String, Setting> inForce = new LinkedHashMap<>();
    KnownKeys.all().forEach(key -> inForce.put(key.name(), defaultOf(key)));
    for (Setting written : settings) {
      Setting setting = KeyAliases.resolve(written);
      if (validation.isKnown(setting)) {
        inForce.put(setting.key(), setting);
      }
    }
    Map<String, ConfigValue> values = values(inForce, new Placeholders(variables, findings));
    findings.throwIfAny();
    findings.throwIfAny();
    TaskerConfig config = new Assembly(new Values(values)).config(environment, workerId(variables));
    return new LoadedConfig(config, values, findings.warnings(), Path.of(""));
  }

  private Map<String, ConfigValue> values(Map<String, Setting> inForce, Placeholders placeholders) {
    Map<String, ConfigValue> values = new LinkedHashMap<>();
    inForce.forEach(
        (name, setting) ->
            validation
                .check(KnownKeys.find(name).orElseThrow(), placeholders.resolve(setting))
                .ifPresent(value -> values.put(name, value)));
    return values;
  }

  private static Setting defaultOf(KnownKey key) {
    return new Setting(key.name(), key.defaultValue(), ConfigValue.DEFAULT, true);
  }

  private static String workerId(Map<String, String> variables) {
    String host = variables.getOrDefault("HOSTNAME", "");
    return "worker-" + (host.isBlank() ? "" : host + "-") + ProcessHandle.current().pid();
  }
}
