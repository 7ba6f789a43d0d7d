package io.tasker.pgmq;

import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.MessagingProvider;

/** Offers PGMQ as {@code pgmq}. It opens no connection and has no settings of its own. */
public final class PgmqProvider implements MessagingProvider {
  static final String KEY = "pgmq";

  /** Made by {@link java.util.ServiceLoader}. */
  public PgmqProvider() {}

  @Override
  public String configKey() {
    return KEY;
  }

  @Override
  public Messaging create(PluginConfig config) {
    return new PgmqMessaging();
  }
}
