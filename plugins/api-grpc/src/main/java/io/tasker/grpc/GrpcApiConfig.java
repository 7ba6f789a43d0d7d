package io.tasker.grpc;

import io.tasker.contract.spi.PluginConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What can be set below {@code orchestration.grpc}.
 *
 * @param host where to listen: a name or an address
 * @param port 0 to 65535; 0 takes a free one
 * @param tls null: none
 * @param keepaliveInterval 1 s to 1 day: how long a connection may be silent before it is probed
 * @param keepaliveTimeout 1 s to 1 h: how long a probe may stay without an answer
 * @param maxConcurrentStreams 1 to 1,000,000 calls at once on one connection
 * @param maxFrameSize 16,384 to 16,777,215 bytes of an HTTP/2 frame that is taken
 * @param reflection whether clients may ask for the description of the services
 * @param standardHealth whether {@code grpc.health.v1} is served
 * @param maxEventStreams 0 to 100,000; how many may watch at once
 * @param eventReplay 1 h to 720 h; how old the last event that was seen may be
 * @param configShown whether the configuration can be asked for, without its secrets
 */
record GrpcApiConfig(
    String host,
    int port,
    @Nullable Tls tls,
    Duration keepaliveInterval,
    Duration keepaliveTimeout,
    int maxConcurrentStreams,
    int maxFrameSize,
    boolean reflection,
    boolean standardHealth,
    int maxEventStreams,
    Duration eventReplay,
    boolean configShown) {
  static final String SECTION = "grpc";
  static final String PREFIX = "orchestration." + SECTION + ".";

  private static final String BIND = "bind_address";
  private static final int MAX_PORT = 65_535;

  /**
   * Files in PEM form.
   *
   * @param certificatePath our certificate and those that lead to its authority
   * @param keyPath its private key
   */
  record Tls(String certificatePath, String keyPath) {}

  /**
   * Reads the section.
   *
   * @throws IllegalArgumentException naming the key, the value and what is allowed
   */
  static GrpcApiConfig from(PluginConfig config) {
    String address = config.get(BIND, "127.0.0.1:9190");
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
    return new GrpcApiConfig(
        host,
        port,
        tls(config),
        Duration.ofSeconds(number(config, "keepalive_interval_seconds", 30, 1, 86_400)),
        Duration.ofSeconds(number(config, "keepalive_timeout_seconds", 20, 1, 3_600)),
        number(config, "max_concurrent_streams", 200, 1, 1_000_000),
        number(config, "max_frame_size", 16_384, 16_384, 16_777_215),
        config.getBoolean("enable_reflection", true),
        config.getBoolean("enable_health_service", true),
        number(config, "max_event_streams", 1_000, 0, 100_000),
        Duration.ofHours(number(config, "event_replay_hours", 24, 1, 720)),
        config.getBoolean("config_endpoint_enabled", false));
  }

  private static @Nullable Tls tls(PluginConfig config) {
    if (!config.getBoolean("tls_enabled", false)) {
      return null;
    }
    return new Tls(file(config, "tls_cert_path"), file(config, "tls_key_path"));
  }

  private static String file(PluginConfig config, String key) {
    String path = config.get(key, "");
    if (path.isBlank()) {
      throw new IllegalArgumentException(
          "%s%s must name a file in PEM form when %stls_enabled is true, was empty"
              .formatted(PREFIX, key, PREFIX));
    }
    return path;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > MAX_PORT ? -1 : port;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private static int number(
      PluginConfig config, String key, int defaultValue, int least, int most) {
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
