package io.tasker.rabbitmq;

import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.MessagingProvider;

/** Offers RabbitMQ as {@code rabbitmq}. */
public final class RabbitProvider implements MessagingProvider {
  static final String KEY = "rabbitmq";

  /** Made by {@link java.util.ServiceLoader}. */
  public RabbitProvider() {}

  @Override
  public String configKey() {
    return KEY;
  }

  @Override
  public Messaging create(PluginConfig config) {
    return RabbitMessaging.of(RabbitConfig.of(config));
  }
}
