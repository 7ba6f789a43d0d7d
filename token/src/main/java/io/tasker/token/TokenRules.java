package io.tasker.token;

import java.util.List;

/**
 * What a token must be like.
 *
 * @param issuer its {@code iss}
 * @param audience one of its {@code aud}, which is a text or a list
 * @param algorithms that it may be signed with, of {@link #ALGORITHMS}; at least one
 * @param permissionsClaim where its permissions are: a list, or a text with spaces between
 */
public record TokenRules(
    String issuer, String audience, List<String> algorithms, String permissionsClaim) {
  /** Those that RSA keys can be used with here. */
  public static final List<String> ALGORITHMS = List.of("RS256", "RS384", "RS512");

  /** How far the clocks of two machines may differ, in seconds. */
  public static final int LEEWAY_SECONDS = 60;

  public TokenRules {
    algorithms = List.copyOf(algorithms);
    if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
      throw new IllegalArgumentException(
          "algorithms must be some of %s, were %s".formatted(ALGORITHMS, algorithms));
    }
  }

  /** Those of public Tasker. */
  public static TokenRules defaults() {
    return new TokenRules("tasker-core", "tasker-api", List.of("RS256"), "permissions");
  }
}
