package io.tasker.core.config;

/** Second names that public Tasker has for a key. */
final class KeyAliases {
  private static final String COMPONENTS = "common.circuit_breakers.component_configs.";
  private static final String ALIAS = COMPONENTS + "pgmq.";
  private static final String NAME = COMPONENTS + "messaging.";

  private KeyAliases() {}

  /** The same setting under the key's first name. */
  static Setting resolve(Setting setting) {
    return setting.key().startsWith(ALIAS)
        ? new Setting(
            NAME + setting.key().substring(ALIAS.length()),
            setting.value(),
            setting.origin(),
            setting.hasPlaceholders())
        : setting;
  }
}
