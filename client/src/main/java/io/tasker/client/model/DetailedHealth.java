package io.tasker.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server found out about itself.
 *
 * @param status {@code healthy}, {@code ready} or {@code degraded}
 * @param timestamp when, as the server writes it
 * @param checks by name
 * @param info facts about the process
 */
public record DetailedHealth(
    String status, String timestamp, Map<String, Check> checks, JsonNode info) {
  /**
   * The state of one part.
   *
   * @param status {@code healthy}, {@code degraded}, {@code unhealthy} or {@code unknown}
   * @param message for people
   * @param durationMs how long looking took, in milliseconds
   */
  public record Check(String status, @Nullable String message, long durationMs) {}

  /** Whether nothing is wrong, and nothing is unknown. */
  public boolean isHealthy() {
    return checks.values().stream().allMatch(check -> check.status().equals("healthy"));
  }

  /** Whether some part does not work at all. */
  public boolean isUnhealthy() {
    return checks.values().stream().anyMatch(check -> check.status().equals("unhealthy"));
  }
}
