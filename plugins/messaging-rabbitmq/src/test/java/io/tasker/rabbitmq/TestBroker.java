package io.tasker.rabbitmq;

import io.tasker.contract.spi.PluginConfig;
import io.tasker.testkit.TcpProxy;
import io.tasker.testkit.messaging.BrokerBench;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messagings for tests, with settings as an operator would give them. */
final class TestBroker {
  private TestBroker() {}

  /** Quick to recover, and with the delivery limit that the cases count on. */
  static Map<String, String> settings(String url) {
    Map<String, String> settings = new HashMap<>();
    settings.put("url", url);
    settings.put("delivery_limit", "3");
    settings.put("recovery_interval_ms", "50");
    return settings;
  }

  static RabbitMessaging open(Map<String, String> settings) {
    return (RabbitMessaging) new RabbitProvider().create(config(settings));
  }

  static RabbitMessaging open(String url) {
    return open(settings(url));
  }

  static PluginConfig config(Map<String, String> settings) {
    return new PluginConfig() {
      @Override
      public Optional<String> get(String key) {
        return Optional.ofNullable(settings.get(key));
      }

      @Override
      public List<String> list(String key) {
        return List.of();
      }
    };
  }

  /** Faults of the way to the broker. */
  record ProxyFaults(TcpProxy proxy) implements BrokerBench.Faults {
    @Override
    public void lose() {
      away();
      back();
    }

    @Override
    public void away() {
      proxy.cut("");
    }

    @Override
    public void back() {
      proxy.restore();
    }

    @Override
    public void close() {
      proxy.close();
    }
  }
}
