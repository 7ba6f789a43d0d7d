package io.tasker.contract.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What can be asked about how the server is configured. */
public interface ConfigOperations {
  /** What is in force, without secrets. */
  View show();

  /**
   * What is in force.
   *
   * @param at now
   * @param environment {@code TASKER_ENV}
   * @param version of this build
   * @param deploymentMode how work is noticed: {@code Hybrid}, {@code EventDrivenOnly} or {@code
   *     PollingOnly}
   * @param apiConnections to the database for API reads at most
   * @param messaging where messages travel
   * @param breaker when a part that fails is left alone
   * @param auth how callers say who they are
   * @param settings every key with its value, in the order of the shipped file; secrets are {@code
   *     ***}
   */
  record View(
      Instant at,
      String environment,
      String version,
      String deploymentMode,
      int apiConnections,
      Messaging messaging,
      Breaker breaker,
      Auth auth,
      Map<String, String> settings) {}

  /**
   * Where messages travel.
   *
   * @param backend name of the plugin
   * @param queues that the orchestrator reads: requests, finalizations, results
   */
  record Messaging(String backend, List<String> queues) {
    public Messaging {
      queues = List.copyOf(queues);
    }
  }

  /**
   * When a part that fails is left alone.
   *
   * @param failureThreshold failures in a row
   * @param timeoutSeconds before it is tried again
   * @param successThreshold successes until it counts as well
   */
  record Breaker(int failureThreshold, int timeoutSeconds, int successThreshold) {}

  /**
   * How callers say who they are; nothing of it is secret.
   *
   * @param enabled whether they have to
   * @param method how tokens are verified: {@code public_key}, or {@code none}
   * @param issuer that tokens must have; empty if no tokens are taken
   * @param audience that tokens must have; empty if no tokens are taken
   * @param apiKeyHeader where API keys are looked for
   * @param apiKeys how many there are
   * @param strict whether who holds an unknown permission is refused
   * @param algorithms that tokens may be signed with
   */
  record Auth(
      boolean enabled,
      String method,
      String issuer,
      String audience,
      String apiKeyHeader,
      int apiKeys,
      boolean strict,
      List<String> algorithms) {
    /** Nobody has to say who he is. */
    public static final Auth OFF =
        new Auth(false, "none", "", "", "X-API-Key", 0, true, List.of("RS256"));

    public Auth {
      algorithms = List.copyOf(algorithms);
    }
  }
}
