package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;

import java.util.List;

/** The keys that say when to refuse: circuit breakers and backpressure. */
final class ResilienceKeys {
  static final List<KnownKey> ALL =
      List.of(
          key(
              "common.circuit_breakers.default_config.failure_threshold",
              KeyType.whole(1, 100),
              5,
              "calls",
              "unanswered in a row before a part is not asked any more"),
          key(
              "common.circuit_breakers.default_config.timeout_seconds",
              KeyType.whole(1, 300),
              30,
              "seconds",
              "after which it is tried again"),
          key(
              "common.circuit_breakers.default_config.success_threshold",
              KeyType.whole(1, 100),
              2,
              "calls",
              "answered then before it counts as back"),
          component("web", "failure_threshold", "of the database, as API calls see it"),
          component("web", "success_threshold", "of the database"),
          component("messaging", "failure_threshold", "of the broker, if there is one"),
          component("messaging", "success_threshold", "of the broker"),
          key(
              "orchestration.backpressure.evaluation_interval_seconds",
              KeyType.whole(1, 60),
              5,
              "seconds",
              "between two looks at how full the server's own queues are"));

  private ResilienceKeys() {}

  private static KnownKey component(String name, String threshold, String what) {
    return key(
        "common.circuit_breakers.component_configs." + name + "." + threshold,
        KeyType.whole(0, 100),
        0,
        "calls",
        "the same " + what + "; 0: as above");
  }
}
