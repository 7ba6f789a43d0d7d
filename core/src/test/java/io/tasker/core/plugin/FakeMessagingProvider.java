package io.tasker.core.plugin;

import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.messaging.Messaging;
import io.tasker.contract.spi.messaging.MessagingProvider;

/** Never makes anything; two more of it are told apart by their class. */
public class FakeMessagingProvider implements MessagingProvider {
  @Override
  public String configKey() {
    return "fake";
  }

  @Override
  public Messaging create(PluginConfig config) {
    throw new UnsupportedOperationException();
  }

  /** Has the same key as another one. */
  public static final class Twin extends FakeMessagingProvider {
    @Override
    public String configKey() {
      return "twin";
    }
  }

  /** Has the same key as another one. */
  public static final class OtherTwin extends FakeMessagingProvider {
    @Override
    public String configKey() {
      return "twin";
    }
  }
}
