package io.tasker.contract.spi.messaging;

import io.tasker.contract.spi.PluginConfig;

/** Found by {@link java.util.ServiceLoader}; chosen by {@code common.queues.backend}. */
public interface MessagingProvider {
  /** The value of {@code common.queues.backend} and the section below {@code common.queues}. */
  String configKey();

  /**
   * Makes the messaging; what needs connections of its own makes them when it is first used.
   *
   * @throws IllegalArgumentException if the configuration cannot be used
   */
  Messaging create(PluginConfig config);
}
