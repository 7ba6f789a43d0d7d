package io.tasker.rest;

import io.tasker.contract.spi.PluginConfig;
import java.time.Duration;

/**
 * What can be set below {@code orchestration.web}.
 *
 * @param host where to listen: a name or an address
 * @param port 0 to 65535; 0 takes a free one
 * @param requestTimeout 100 ms to 5 min; a request that takes longer ends with 408
 * @param configShown whether the configuration can be asked for, without its secrets
 * @param maxBodyBytes 1 to 64 MiB; a longer body ends with 413
 * @param maxEventStreams 0 to 100,000; how many may watch at once
 * @param eventReplay 1 h to 720 h; how old the last event that was seen may be
 * @param accessLog whether each request is logged
 * @param cors whose pages may use this API from within a browser
 */
record RestConfig(
    String host,
    int port,
    Duration requestTimeout,
    boolean configShown,
    int maxBodyBytes,
    int maxEventStreams,
    Duration eventReplay,
    boolean accessLog,
    CorsConfig cors) {
  static final String SECTION = "web";

  private static final String PREFIX = "orchestration." + SECTION + ".";
  private static final String BIND = "bind_address";
  private static final int MAX_PORT = 65_535;

  /**
   * Reads the section.
   *
   * @throws IllegalArgumentException naming the key, the value and what is allowed
   */
  static RestConfig from(PluginConfig config) {
    String address = config.get(BIND, "127.0.0.1:8080");
    int colon = address.lastIndexOf(':');
    String host = colon < 1 ? "" : address.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = port(address.substring(colon + 1));
    if (host.isBlank() || port < 0) {
      throw new IllegalArgumentException(
          "%s%s must be host:port with a port of 0 to %d, was \"%s\""
              .formatted(PREFIX, BIND, MAX_PORT, address));
    }
    return new RestConfig(
        host,
        port,
        Duration.ofMillis(number(config, "request_timeout_ms", 30_000, 100, 300_000)),
        config.getBoolean("config_endpoint_enabled", false),
        number(config, "max_body_bytes", 2_097_152, 1, 67_108_864),
        number(config, "max_event_streams", 1_000, 0, 100_000),
        Duration.ofHours(number(config, "event_replay_hours", 24, 1, 720)),
        config.getBoolean("access_log_enabled", false),
        CorsConfig.from(config));
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > MAX_PORT ? -1 : port;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException naming the key, the value and what is allowed
   */
  static int number(PluginConfig config, String key, int defaultValue, int least, int most) {
    String text = config.get(key, String.valueOf(defaultValue));
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Answered like a number out of range.
    }
    throw new IllegalArgumentException(
        "%s%s must be a whole number of %d to %d, was \"%s\""
            .formatted(PREFIX, key, least, most, text));
  }

  /** Host and port as one writes them in the configuration. */
  String address() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
