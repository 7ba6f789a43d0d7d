package io.tasker.contract.spi.api;

import io.tasker.contract.operations.Operations;
import io.tasker.contract.spi.PluginConfig;

/** Found by {@link java.util.ServiceLoader}; one per kind of API. */
public interface ApiProvider {
  /** Its section below {@code orchestration}: {@code web} or {@code grpc}. */
  String configKey();

  /**
   * Makes the listener, not yet started.
   *
   * @throws IllegalArgumentException if the configuration cannot be used
   */
  ApiListener create(PluginConfig config, Operations operations);
}
