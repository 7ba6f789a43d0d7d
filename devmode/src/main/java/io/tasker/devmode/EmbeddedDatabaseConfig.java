package io.tasker.devmode;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to run an embedded PostgreSQL server.
 *
 * @param dataDirectory where the data stays, or null for a temporary folder that is deleted on
 *     close
 * @param port 0 for any free one, or 1024 to 65535
 * @param durable whether a commit survives a crash of the machine; false is for tests
 * @param settings further server settings such as {@code max_connections}; they win over what
 *     {@code durable} sets
 */
public record EmbeddedDatabaseConfig(
    @Nullable Path dataDirectory, int port, boolean durable, Map<String, String> settings) {
  private static final Pattern SETTING = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");

  public EmbeddedDatabaseConfig {
    if (port != 0 && (port < 1024 || port > 65535)) {
      throw new IllegalArgumentException(
          "port must be 0 (any free one) or 1024 to 65535, was " + port);
    }
    dataDirectory = dataDirectory == null ? null : dataDirectory.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
    settings.forEach(EmbeddedDatabaseConfig::requireValid);
  }

  /** A server whose data is deleted on close: any free port, durable, no further settings. */
  public static EmbeddedDatabaseConfig temporary() {
    return new EmbeddedDatabaseConfig(null, 0, true, Map.of());
  }

  /** A server whose data stays in a folder: any free port, durable, no further settings. */
  public static EmbeddedDatabaseConfig persistent(Path dataDirectory) {
    return new EmbeddedDatabaseConfig(dataDirectory, 0, true, Map.of());
  }

  /** The same on another port. */
  public EmbeddedDatabaseConfig port(int newPort) {
    return new EmbeddedDatabaseConfig(dataDirectory, newPort, durable, settings);
  }

  /** The same with another durability. */
  public EmbeddedDatabaseConfig durable(boolean newDurable) {
    return new EmbeddedDatabaseConfig(dataDirectory, port, newDurable, settings);
  }

  /** The same with one more server setting, or another value of it. */
  public EmbeddedDatabaseConfig setting(String name, String value) {
    var more = new LinkedHashMap<>(settings);
    more.put(name, value);
    return new EmbeddedDatabaseConfig(dataDirectory, port, durable, more);
  }

  private static void requireValid(String name, String value) {
    if (!SETTING.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "server setting must be a name such as max_connections, was \"" + name + "\"");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "server setting " + name + " must have a value without control characters");
    }
  }
}
