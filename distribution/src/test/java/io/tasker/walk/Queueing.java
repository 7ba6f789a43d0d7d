package io.tasker.walk;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.TestDatabase;
import java.util.Map;

/** What carries a deployment's messages, as the world outside sees it. */
interface Queueing {
  /** The settings that choose it. */
  Map<String, String> settings();

  /** Sends a message as a stranger would. */
  void send(QueueName queue, String body);

  /** Messages in a queue, and on their way to it; a broker says so some seconds late. */
  long depth(QueueName queue);

  /** Messages in a queue that no consumer has; exact. */
  long untaken(QueueName queue);

  /** What a deployment may be tried with. */
  enum Kind {
    /** Queues in the deployment's database. */
    PGMQ,
    /** A broker, shared by the tests of this JVM. */
    RABBITMQ;

    Queueing of(TestDatabase database) {
      return switch (this) {
        case PGMQ -> new PgmqQueueing(database);
        case RABBITMQ -> new RabbitQueueing(database);
      };
    }
  }
}
