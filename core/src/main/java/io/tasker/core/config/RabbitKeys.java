package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;

import java.util.List;

/** The keys below {@code common.queues.rabbitmq}, read by the messaging plugin for RabbitMQ. */
final class RabbitKeys {
  static final List<KnownKey> ALL =
      List.of(
          key(
              "common.queues.rabbitmq.url",
              KeyType.amqp(),
              "${RABBITMQ_URL:-amqp://guest:guest@localhost:5672/%2F}",
              "the broker, if it is the backend; amqps:// for TLS"),
          key(
              "common.queues.rabbitmq.username",
              KeyType.textOrNothing(255),
              "",
              "who logs in to the broker; empty: the one in the url"),
          key(
              "common.queues.rabbitmq.password",
              KeyType.secret(),
              "",
              "what the broker wants to know of that user; empty: the one in the url"),
          key(
              "common.queues.rabbitmq.prefetch_count",
              KeyType.whole(1, 65_535),
              100,
              "messages",
              "delivered ahead of their acknowledgement at most"),
          key(
              "common.queues.rabbitmq.heartbeat_seconds",
              KeyType.whole(0, 3_600),
              30,
              "seconds",
              "how soon a silent connection counts as lost; the shorter of ours and the broker's"
                  + " holds; 0: the broker's"),
          key(
              "common.queues.rabbitmq.queue_type",
              KeyType.choice("quorum", "classic"),
              "quorum",
              "of what kind queues are made; quorum queues are copied to several nodes"),
          key(
              "common.queues.rabbitmq.delivery_limit",
              KeyType.whole(1, 1_000_000),
              20,
              "redeliveries",
              "after which a message goes to the queue's dead letters; quorum queues only"),
          key(
              "common.queues.rabbitmq.confirm_timeout_ms",
              KeyType.whole(100, 300_000),
              10_000,
              "ms",
              "how long the broker may take to answer or to confirm what was published"),
          key(
              "common.queues.rabbitmq.connection_timeout_ms",
              KeyType.whole(100, 300_000),
              10_000,
              "ms",
              "how long connecting to the broker may take"),
          key(
              "common.queues.rabbitmq.recovery_interval_ms",
              KeyType.whole(10, 60_000),
              500,
              "ms",
              "pause after the first vain attempt to connect again; doubled up to eight times"
                  + " that"),
          key(
              "common.queues.rabbitmq.tls.ca_certificate_path",
              KeyType.textOrNothing(4_096),
              "",
              "PEM file with who signs brokers' certificates; empty: those that Java trusts"),
          key(
              "common.queues.rabbitmq.tls.client_certificate_path",
              KeyType.textOrNothing(4_096),
              "",
              "PEM file with our own certificate, should the broker ask for one; empty: none"),
          key(
              "common.queues.rabbitmq.tls.client_key_path",
              KeyType.textOrNothing(4_096),
              "",
              "PEM file with the key of that certificate, in PKCS #8 and without a password"),
          key(
              "common.queues.rabbitmq.tls.verify_hostname",
              KeyType.flag(),
              true,
              "whether the broker's certificate must be for the host in the url"));

  private RabbitKeys() {}
}
