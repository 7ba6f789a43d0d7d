package io.tasker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.testkit.ThreadLeakCheck;
import io.tasker.testkit.messaging.BrokerBench;
import io.tasker.testkit.messaging.BrokerMessagingCases;
import io.tasker.testkit.rabbit.RabbitNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every messaging promises, and what others may do to a queue; on the shared node. */
@ExtendWith(ThreadLeakCheck.class)
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RabbitMessagingIT extends BrokerMessagingCases {
  private final RabbitNode node = RabbitNode.shared();

  @Override
  protected BrokerBench openBench() {
    TcpProxy proxy = TcpProxy.to("localhost", node.port());
    return new BrokerBench(
        () -> TestBroker.open(node.url(proxy.port())), new TestBroker.ProxyFaults(proxy));
  }

  @Test
  void what_others_send_is_taken_whatever_it_is() throws Exception {
    QueueName queue = newQueue();
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3};
    List<Map<String, Object>> headers =
        List.of(
            Map.of(),
            Map.of("traceparent", 7, "x-tasker-laps", "many"),
            Map.of("traceparent", "x".repeat(5_000), "x-tasker-laps", -4L),
            Map.of("traceparent", List.of("a"), "x-tasker-laps", Long.MAX_VALUE));
    try (var connection = foreign();
        var channel = connection.createChannel()) {
      channel.basicPublish("", queue.value(), null, bytes);
      for (Map<String, Object> given : headers) {
        channel.basicPublish(
            "",
            queue.value(),
            new AMQP.BasicProperties.Builder().headers(given).build(),
            new byte[0]);
      }
    }

    try (var _ = messaging().subscribe(queue, 10, arrived::add)) {
      Eventually.until("all have come", SOON, () -> arrived.size() == 5);
    }

    assertThat(arrived.remove().body()).isEqualTo(bytes);
    assertThat(arrived).extracting(Delivery::laps).containsExactly(0, 0, 0, Integer.MAX_VALUE);
    assertThat(arrived).extracting(Delivery::trace).containsExactly(null, "7", null, "[a]");
    arrived.forEach(delivery -> delivery.receipt().acknowledge());
  }

  @Test
  void others_read_what_we_send_as_json_that_survives_a_restart() throws Exception {
    QueueName queue = newQueue();
    messaging().publish(List.of(new Outgoing(queue, "{}", "00-a-b-01", 2)));

    try (var connection = foreign();
        var channel = connection.createChannel()) {
      var message = channel.basicGet(queue.value(), true);
      assertThat(message.getProps().getContentType()).isEqualTo("application/json");
      assertThat(message.getProps().getDeliveryMode()).isEqualTo(2);
      assertThat(message.getProps().getHeaders().get("traceparent")).hasToString("00-a-b-01");
      assertThat(message.getProps().getHeaders()).containsEntry("x-tasker-laps", 2);
    }
  }

  @Test
  void a_queue_that_is_deleted_under_its_consumer_is_made_again() {
    QueueName queue = newQueue();
    BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();

    try (var _ = messaging().subscribe(queue, 5, arrived::add)) {
      messaging().publish(List.of(new Outgoing(queue, "1")));
      assertThat(next(arrived)).isEqualTo("1");
      node.ctl("delete_queue", queue.value());
      Eventually.until(
          "somebody consumes it again",
          SOON,
          () -> messaging().state(queue).filter(state -> state.consumers() == 1).isPresent());
      bench().send(queue, List.of("2"));
      assertThat(next(arrived)).isEqualTo("2");
    }
  }

  @Test
  void queues_are_quorum_queues_with_dead_letters() {
    QueueName queue = newQueue();

    String all = node.ctl("list_queues", "--formatter=json", "name", "type", "arguments");

    assertThat(all).contains("\"" + queue + "\"").contains("\"" + queue + "_dlq\"");
    assertThat(node.ctl("list_queues", "name", "type")).contains(queue + "\tquorum");
    assertThat(node.ctl("list_bindings", "source_name", "destination_name", "routing_key"))
        .contains(queue + "_dlx\t" + queue + "_dlq\t" + queue);
  }

  @Test
  void a_queue_that_does_not_fit_is_refused_with_the_difference_and_the_way_out() {
    QueueName queue = newQueue();
    Map<String, String> other = TestBroker.settings(node.url());
    other.put("delivery_limit", "9");
    Map<String, String> classic = TestBroker.settings(node.url());
    classic.put("queue_type", "classic");

    assertMisfit(other, queue, "x-delivery-limit", "delivery_limit");
    assertMisfit(classic, queue, "x-queue-type", "queue_type");
    bench().send(queue, List.of("1"));
    assertThat(takeAll(queue)).containsExactly("1");
  }

  @Test
  void classic_queues_carry_messages_too() {
    Map<String, String> classic = TestBroker.settings(node.url());
    classic.put("queue_type", "classic");
    QueueName queue = unused();

    try (var messaging = TestBroker.open(classic)) {
      messaging.publish(List.of(new Outgoing(queue, "1")));
      assertThat(node.ctl("list_queues", "name", "type")).contains(queue + "\tclassic");
      BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
      try (var _ = messaging.subscribe(queue, 1, arrived::add)) {
        assertThat(next(arrived)).isEqualTo("1");
      }
    }
  }

  @Test
  void a_body_that_is_too_large_for_the_broker_is_said_and_the_next_one_goes_through() {
    QueueName queue = newQueue();

    Assertions.assertThatThrownBy(
            () ->
                messaging()
                    .publish(List.of(new Outgoing(queue, "\"" + "x".repeat(9_000_000) + "\""))))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining("too large")
        .hasMessageContaining("max_message_size");

    bench().send(queue, List.of("1"));
    assertThat(takeAll(queue)).containsExactly("1");
  }

  @Test
  void a_name_without_room_for_the_dead_letters_is_refused() {
    QueueName queue = new QueueName("q".repeat(44));

    Assertions.assertThatThrownBy(() -> bench().create(queue))
        .hasMessageContaining("too long")
        .hasMessageContaining("43");
  }

  private void assertMisfit(
      Map<String, String> settings, QueueName queue, String argument, String setting) {
    try (var messaging = TestBroker.open(settings)) {
      Assertions.assertThatThrownBy(() -> messaging.declare(Set.of(queue)))
          .isInstanceOfSatisfying(
              TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
          .hasMessageContaining(queue.value())
          .hasMessageContaining(argument)
          .hasMessageContaining("common.queues.rabbitmq." + setting)
          .hasMessageContaining("delete it when it is empty");
    }
  }

  private Connection foreign() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(node.url());
    return factory.newConnection("somebody else");
  }
}
