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
}
