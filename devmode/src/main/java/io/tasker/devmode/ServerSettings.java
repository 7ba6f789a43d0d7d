package io.tasker.devmode;

import java.util.Map;
import java.util.TreeMap;

/** The settings a server is started with. */
final class ServerSettings {
  private ServerSettings() {}

  /**
   * All settings by name, each value ready for the shell.
   *
   * <p>Durability is always spelled out: the library that starts the server turns fsync and
   * synchronous commits off.
   */
  static Map<String, String> of(EmbeddedDatabaseConfig config) {
    var settings = new TreeMap<String, String>();
    var durability = config.durable() ? "on" : "off";
    settings.put("fsync", durability);
    settings.put("synchronous_commit", durability);
    settings.put("full_page_writes", durability);
    settings.put("max_connections", "100");
    settings.put("unix_socket_directories", "");
    settings.putAll(config.settings());
    settings.replaceAll((_, value) -> quoted(value));
    return settings;
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
