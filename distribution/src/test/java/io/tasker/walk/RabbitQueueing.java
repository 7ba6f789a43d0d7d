package io.tasker.walk;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.rabbit.RabbitNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A virtual host of its own on the broker of this JVM. */
final class RabbitQueueing implements Queueing {
  private final TestDatabase database;
  private final RabbitNode node;
  private final int port;
  private final String host;

  RabbitQueueing(TestDatabase database) {
    this(database, RabbitNode.shared());
  }

  RabbitQueueing(TestDatabase database, RabbitNode node) {
    this(database, node, node.port());
  }

  /** By way of another port, such as a proxy's. */
  RabbitQueueing(TestDatabase database, RabbitNode node, int port) {
    this.database = database;
    this.node = node;
    this.port = port;
    this.host = database.name();
    node.ctl("add_vhost", host);
    node.ctl("set_permissions", "-p", host, "guest", ".*", ".*", ".*");
  }

  private String url() {
    return node.url(port).replace("%2F", host);
  }

  /** The virtual host that is its own. */
  String host() {
    return host;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("common.queues.backend", "rabbitmq", "common.queues.rabbitmq.url", url());
  }

  @Override
  public void send(QueueName queue, String body) {
    asStranger(
        channel -> {
          channel.confirmSelect();
          channel.basicPublish(
              "",
              queue.value(),
              MessageProperties.PERSISTENT_BASIC,
              body.getBytes(StandardCharsets.UTF_8));
          channel.waitForConfirmsOrDie(10_000);
          return 1L;
        });
  }

  @Override
  public long untaken(QueueName queue) {
    return asStranger(channel -> channel.messageCount(queue.value()));
  }

  private interface Errand {
    long run(Channel channel) throws Exception;
  }

  private long asStranger(Errand errand) {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(url());
      try (var connection = factory.newConnection("stranger");
          var channel = connection.createChannel()) {
        return errand.run(channel);
      }
    } catch (Exception e) {
      throw new AssertionError("a stranger could not do it", e);
    }
  }

  @Override
  public long depth(QueueName queue) {
    String listed = node.ctl("-q", "list_queues", "-p", host, "name", "messages");
    long inBroker =
        listed
            .lines()
            .map(line -> line.split("\\s+"))
            .filter(line -> line[0].equals(queue.value()))
            .mapToLong(line -> Long.parseLong(line[1]))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no queue " + queue + " in " + listed));
    return inBroker
        + database.number(
            "SELECT coalesce(sum(cardinality(bodies)), 0) FROM tasker.outbox WHERE queue = '"
                + queue
                + "'");
  }
}
