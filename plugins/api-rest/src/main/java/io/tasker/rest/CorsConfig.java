package io.tasker.rest;

import io.tasker.contract.spi.PluginConfig;
import java.time.Duration;
import java.util.List;

/**
 * Whose pages may use this API from within a browser.
 *
 * @param origins as browsers send them, or a star for every one; empty: nobody's
 * @param methods what such pages may do
 * @param headers which headers such pages may send
 * @param maxAge how long a browser may remember the answer to a preflight
 */
record CorsConfig(
    List<String> origins, List<String> methods, List<String> headers, Duration maxAge) {
  private static final String PREFIX = "cors.";
  private static final int DAY_SECONDS = 86_400;
  private static final int HOUR_SECONDS = 3_600;

  CorsConfig {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
  }

  /**
   * Reads the section {@code cors}.
   *
   * @throws IllegalArgumentException naming the key, the value and what is allowed
   */
  static CorsConfig from(PluginConfig config) {
    return new CorsConfig(
        config.list(PREFIX + "allowed_origins"),
        config.list(PREFIX + "allowed_methods"),
        config.list(PREFIX + "allowed_headers"),
        Duration.ofSeconds(
            RestConfig.number(config, PREFIX + "max_age_seconds", HOUR_SECONDS, 0, DAY_SECONDS)));
  }

  /** Whether a page of this origin may read replies. */
  boolean allows(String origin) {
    return origins.contains("*") || origins.contains(origin);
  }
}
