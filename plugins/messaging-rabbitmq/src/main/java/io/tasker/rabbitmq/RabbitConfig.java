package io.tasker.rabbitmq;

import io.tasker.contract.spi.PluginConfig;
import java.time.Duration;

/**
 * The settings below {@code common.queues.rabbitmq}.
 *
 * @param access where the broker is and who we are
 * @param queueType of what kind queues are made
 * @param deliveryLimit redeliveries before a message is a dead letter, from 1; quorum queues only
 * @param prefetch deliveries ahead of their acknowledgement at most, from 1
 * @param heartbeatSeconds how soon a silent connection counts as lost; 0: as the broker says
 * @param patience how long to wait for what
 */
record RabbitConfig(
    Access access,
    QueueType queueType,
    int deliveryLimit,
    int prefetch,
    int heartbeatSeconds,
    Patience patience) {
  static final String SECTION = "common.queues.rabbitmq.";

  private static final String URL = "amqp://guest:guest@localhost:5672/%2F";

  /** Of what kind queues are made. */
  enum QueueType {
    QUORUM("quorum"),
    CLASSIC("classic");

    private final String wireName;

    QueueType(String wireName) {
      this.wireName = wireName;
    }

    /** As RabbitMQ calls it. */
    String wireName() {
      return wireName;
    }

    static QueueType of(String name) {
      for (QueueType type : values()) {
        if (type.wireName.equals(name)) {
          return type;
        }
      }
      throw new IllegalArgumentException(
          SECTION + "queue_type must be quorum or classic, was \"" + name + "\"");
    }
  }

  /**
   * Where the broker is and who we are.
   *
   * @param url may have a password in it
   * @param username empty: the one in the url
   * @param password empty: the one in the url
   * @param tls looked at if the url begins with {@code amqps}
   */
  record Access(String url, String username, String password, Tls tls) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "Access[]";
    }
  }

  /**
   * Whom to trust and how to identify ourselves; empty texts for nothing special.
   *
   * @param caPath PEM file with certificates
   * @param certificatePath PEM file with our own certificate
   * @param keyPath PEM file with its key
   * @param verifyHostname whether the broker's certificate must be for its host
   */
  record Tls(String caPath, String certificatePath, String keyPath, boolean verifyHostname) {
    Tls {
      if (certificatePath.isEmpty() != keyPath.isEmpty()) {
        throw new IllegalArgumentException(
            SECTION
                + "tls.client_certificate_path and "
                + SECTION
                + "tls.client_key_path go together; only one of them is set");
      }
    }

    boolean isSet() {
      return !caPath.isEmpty() || !certificatePath.isEmpty();
    }
  }

  /**
   * How long to wait for what.
   *
   * @param confirm for an answer or the confirmation of what was published
   * @param connect for a connection
   * @param recovery after the first vain attempt to connect again
   */
  record Patience(Duration confirm, Duration connect, Duration recovery) {}

  static RabbitConfig of(PluginConfig config) {
    return new RabbitConfig(
        new Access(
            config.get("url", URL),
            config.get("username", ""),
            config.get("password", ""),
            new Tls(
                config.get("tls.ca_certificate_path", ""),
                config.get("tls.client_certificate_path", ""),
                config.get("tls.client_key_path", ""),
                config.getBoolean("tls.verify_hostname", true))),
        QueueType.of(config.get("queue_type", "quorum")),
        config.getInt("delivery_limit", 20),
        config.getInt("prefetch_count", 100),
        config.getInt("heartbeat_seconds", 30),
        new Patience(
            Duration.ofMillis(config.getInt("confirm_timeout_ms", 10_000)),
            Duration.ofMillis(config.getInt("connection_timeout_ms", 10_000)),
            Duration.ofMillis(config.getInt("recovery_interval_ms", 500))));
  }
}
