package io.tasker.contract.spi.api;

import io.tasker.contract.operations.Operations;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.security.CallerCheck;

/** Found by {@link java.util.ServiceLoader}; one per kind of API. */
public interface ApiProvider {
  /** Its section below {@code orchestration}: {@code web} or {@code grpc}. */
  String configKey();

  /**
   * Makes the listener, not yet started.
   *
   * @param callers to be asked before every operation that has a permission
   * @throws IllegalArgumentException if the configuration cannot be used
   */
  ApiListener create(PluginConfig config, Operations operations, CallerCheck callers);
}
