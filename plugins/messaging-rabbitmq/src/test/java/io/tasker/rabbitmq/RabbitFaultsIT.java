package io.tasker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Health;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.Delivery;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.ThreadLeakCheck;
import io.tasker.testkit.rabbit.RabbitNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to us when something happens to the broker; on a node of its own. */
@ExtendWith(ThreadLeakCheck.class)
@Timeout(180)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RabbitFaultsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static RabbitNode node;

  // A new one for each case.
  private final QueueName queue =
      new QueueName("faults_" + Integer.toHexString(System.identityHashCode(this)));
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private RabbitMessaging messaging;

  @BeforeAll
  static void start() {
    node = RabbitNode.start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void open() {
    messaging = TestBroker.open(node.url());
    messaging.declare(Set.of(queue));
  }

  @AfterEach
  void close() {
    node.ctl("delete_queue", queue.value());
    messaging.close();
  }

  @Test
  void connections_that_an_operator_closes_come_back_while_it_consumes_and_publishes() {
    Set<String> confirmed = ConcurrentHashMap.newKeySet();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicBoolean over = new AtomicBoolean();

    try (var _ = messaging.subscribe(queue, 20, delivery -> use(delivery, seen))) {
      Thread publisher = Thread.startVirtualThread(() -> publishUntil(over, confirmed));
      for (int times = 1; times <= 3; times++) {
        int before = confirmed.size();
        Eventually.until("it publishes", SOON, () -> confirmed.size() > before + 50);
        node.ctl("close_all_connections", "a test");
      }
      int before = confirmed.size();
      Eventually.until("it publishes again", SOON, () -> confirmed.size() > before + 50);
      over.set(true);
      Eventually.until("the publisher is done", SOON, () -> !publisher.isAlive());
      Eventually.until("all have come", SOON, () -> seen.containsAll(confirmed));
    }
  }

  @Test
  void what_is_in_a_quorum_queue_is_there_after_a_stop_and_what_was_subscribed_to_goes_on() {
    QueueName other = new QueueName("faults_that_are_kept");
    messaging.publish(List.of(new Outgoing(other, "1"), new Outgoing(other, "2")));
    try (var _ = messaging.subscribe(queue, 5, this::take)) {
      messaging.publish(List.of(new Outgoing(queue, "before")));
      assertThat(next()).isEqualTo("before");

      node.stop();
      Eventually.until("it says so", SOON, () -> messaging.health() instanceof Health.Down);
      unavailable(() -> messaging.publish(List.of(new Outgoing(queue, "no"))));
      node.startAgain();

      waitUntilUp();
      assertThat(messaging.state(other).orElseThrow().ready()).isEqualTo(2);
      messaging.publish(List.of(new Outgoing(queue, "after")));
      // Nobody confirms an acknowledgement: it may be lost with the broker.
      String next = next();
      assertThat(next.equals("before") ? next() : next).isEqualTo("after");
    }
  }

  @Test
  void what_was_confirmed_survives_a_crash() {
    // Which queue has which log, the broker writes to disk some seconds after it made the queue.
    // Killed before, it takes the queue for a new one; that is not our matter here.
    node.ctl("eval", "mnesia:sync_log(), [ok = dets:sync(Table) || Table <- dets:all()].");
    messaging.publish(List.of(new Outgoing(queue, "1"), new Outgoing(queue, "2")));

    node.kill();
    node.startAgain();
    waitUntilUp();

    try (var _ = messaging.subscribe(queue, 5, this::take)) {
      assertThat(List.of(next(), next())).containsExactlyInAnyOrder("1", "2");
    }
  }

  @Test
  void a_queue_that_hangs_in_the_broker_hinders_no_other() {
    QueueName other = new QueueName(queue + "_other");
    Map<String, String> impatient = TestBroker.settings(node.url());
    impatient.put("confirm_timeout_ms", "1000");
    String process = "whereis('%%2F_%s')".formatted(queue);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    node.ctl("eval", "sys:suspend(" + process + ").");
    try (var log = new LogLines();
        var messaging = TestBroker.open(impatient);
        var _ = messaging.subscribe(queue, 5, delivery -> use(delivery, seen));
        var _ = messaging.subscribe(other, 5, this::take)) {
      int sent = 0;
      while (log.count("not consuming queue=" + queue + " ") < 2) {
        messaging.publish(List.of(new Outgoing(other, "" + sent)));
        assertThat(next()).isEqualTo("" + sent++);
      }
      assertThat(log.count("lost role=consume/" + other)).isZero();
      assertThat(messaging.health()).isInstanceOf(Health.Up.class);

      node.ctl("eval", "sys:resume(" + process + ").");
      messaging.publish(List.of(new Outgoing(queue, "late")));
      Eventually.until("it is consumed again", SOON, () -> seen.contains("late"));
    } finally {
      node.ctl("eval", "catch sys:resume(" + process + ").");
    }
  }

  @Test
  void a_channel_that_the_broker_closes_is_opened_again_and_what_was_in_hand_comes_again() {
    BlockingQueue<Delivery> held = new LinkedBlockingQueue<>();
    setEnv("consumer_timeout", 500);
    setEnv("channel_tick_interval", 100);
    try (var log = new LogLines();
        var _ = messaging.subscribe(queue, 1, held::add)) {
      messaging.publish(List.of(new Outgoing(queue, "1")));
      Delivery late = one(held);
      Delivery again = one(held);
      assertThat(log.count("acknowledgement on channel 1 timed out")).isPositive();
      assertThat(log.count("connection lost")).isZero();
      late.receipt().acknowledge();
      again.receipt().acknowledge();
      messaging.publish(List.of(new Outgoing(queue, "2")));
      Delivery last = one(held);
      assertThat(last.body()).asString(StandardCharsets.UTF_8).isEqualTo("2");
      last.receipt().acknowledge();
    } finally {
      setEnv("consumer_timeout", 1_800_000);
      setEnv("channel_tick_interval", 60_000);
    }
  }

  @Test
  void a_closed_subscription_keeps_its_connection_until_nothing_is_in_hand() {
    BlockingQueue<Delivery> held = new LinkedBlockingQueue<>();
    messaging.publish(List.of(new Outgoing(queue, "1"), new Outgoing(queue, "2")));
    var subscription = messaging.subscribe(queue, 5, held::add);
    Delivery first = one(held);
    Delivery second = one(held);

    subscription.close();
    first.receipt().acknowledge();
    assertThat(connections()).contains("tasker consume/" + queue);
    second.receipt().requeue();

    Eventually.until("it is closed", SOON, () -> !connections().contains("/" + queue));
    assertThat(messaging.state(queue).orElseThrow().ready()).isEqualTo(1);
  }

  @Test
  void nothing_is_connected_before_it_is_needed() {
    try (var log = new LogLines();
        var messaging = TestBroker.open(node.url())) {
      assertThat(messaging.health()).isInstanceOf(Health.Up.class);
      assertThat(log.count("broker connected")).isZero();
      messaging.state(queue);
      assertThat(log.count("broker connected role=ask ")).isOne();
      messaging.publish(List.of(new Outgoing(queue, "1")));
      assertThat(log.count("broker connected role=publish ")).isOne();
      assertThat(log.count("broker connected")).isEqualTo(2);
    }
  }

  @Test
  void a_broker_short_of_memory_stops_publishing_at_once_and_consuming_goes_on() {
    messaging.publish(List.of(new Outgoing(queue, "1"), new Outgoing(queue, "2")));
    node.ctl("set_vm_memory_high_watermark", "0");
    try {
      // The broker tells whoever tries.
      long began = System.nanoTime();
      unavailable(() -> messaging.publish(List.of(new Outgoing(queue, "late"))));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
      assertThat(messaging.health())
          .isInstanceOfSatisfying(
              Health.Down.class, down -> assertThat(down.reason()).contains("takes no messages"));
      unavailable(() -> messaging.publish(List.of(new Outgoing(queue, "no"))));
      try (var _ = messaging.subscribe(queue, 1, this::take)) {
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("1", "2");
      }
    } finally {
      node.ctl("set_vm_memory_high_watermark", "0.4");
    }

    waitUntilUp();
    messaging.publish(List.of(new Outgoing(queue, "3")));
    try (var _ = messaging.subscribe(queue, 5, this::take)) {
      Eventually.until("the new one has come", SOON, () -> arrived.contains("3"));
    }
    assertThat(arrived).doesNotContain("no");
  }

  @Test
  void a_user_who_is_not_let_in_is_named_and_the_password_is_not() {
    String url = node.url().replace("guest:guest", "guest:hidden-word");

    refused(url, "refuses the user guest");
    refused(node.url().replace("%2F", "nowhere"), "nowhere");
    Assertions.assertThatThrownBy(() -> TestBroker.open("amqp://u:hidden word@h"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("common.queues.rabbitmq.url")
        .message()
        .doesNotContain("hidden");
    assertThat(new RabbitProvider().configKey()).isEqualTo("rabbitmq");
  }

  @Test
  void user_and_password_win_over_those_in_the_url() {
    node.ctl("add_user", "another", "secret");
    node.ctl("set_permissions", "another", ".*", ".*", ".*");
    var settings = TestBroker.settings(node.url());
    settings.put("username", "another");
    settings.put("password", "secret");

    try (var messaging = TestBroker.open(settings)) {
      messaging.declare(Set.of());
      assertThat(node.ctl("list_connections", "user")).contains("another");
    }
  }

  @Test
  void a_broker_that_is_not_there_is_said_with_its_address() {
    try (var away = TestBroker.open("amqp://guest:hidden-word@localhost:1")) {
      Assertions.assertThatThrownBy(() -> away.declare(Set.of()))
          .isInstanceOfSatisfying(
              TaskerException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGING_UNAVAILABLE))
          .hasMessageContaining("the broker at localhost:1 cannot be reached")
          .message()
          .doesNotContain("hidden-word");
    }
  }

  private void publishUntil(AtomicBoolean over, Set<String> confirmed) {
    for (int i = 0; !over.get(); i++) {
      try {
        messaging.publish(List.of(new Outgoing(queue, Integer.toString(i))));
        confirmed.add(Integer.toString(i));
      } catch (TaskerException e) {
        if (e.code() != ErrorCode.MESSAGING_UNAVAILABLE) {
          throw e;
        }
      }
    }
  }

  private static void use(Delivery delivery, Set<String> seen) {
    seen.add(new String(delivery.body(), StandardCharsets.UTF_8));
    delivery.receipt().acknowledge();
  }

  private void take(Delivery delivery) {
    delivery.receipt().acknowledge();
    arrived.add(new String(delivery.body(), StandardCharsets.UTF_8));
  }

  private static void setEnv(String key, int value) {
    node.ctl("eval", "application:set_env(rabbit, %s, %d).".formatted(key, value));
  }

  private static String connections() {
    return node.ctl("list_connections", "client_properties");
  }

  private String next() {
    return one(arrived);
  }

  private static <T> T one(BlockingQueue<T> from) {
    try {
      T next = from.poll(SOON.toSeconds(), TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing was delivered");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void waitUntilUp() {
    Eventually.until(
        "the broker is back",
        SOON,
        () -> messaging.health() instanceof Health.Up,
        () -> messaging.health().toString());
  }

  private static void unavailable(Runnable work) {
    Assertions.assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            TaskerException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGING_UNAVAILABLE));
  }

  private static void refused(String url, String why) {
    try (var refused = TestBroker.open(url)) {
      Assertions.assertThatThrownBy(() -> refused.declare(Set.of()))
          .isInstanceOfSatisfying(
              TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
          .hasMessageContaining(why)
          .message()
          .doesNotContain("hidden-word");
    }
  }
}
