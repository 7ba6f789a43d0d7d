package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.component.Component;
import io.tasker.core.config.DeliveryConfig;
import io.tasker.core.config.DeliveryMode;
import io.tasker.core.config.PollingConfig;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.ThreadLeakCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signals cross processes, survive broken connections, and polling does without them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(ThreadLeakCheck.class)
class SignalsIT {
  private static final QueueName QUEUE = new QueueName("worker_a_queue");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestDatabase database = TestDatabase.create();
  private final DirectConnections connections =
      new DirectConnections(database.url(), database.username(), "");
  private final Signals here = new Signals();
  private final Signals there = new Signals();
  private final Delivery sender = delivery("here", here);
  private final Delivery receiver = delivery("there", there);
  private final AtomicInteger heard = new AtomicInteger();

  @BeforeEach
  void connect() {
    there.subscribe(QUEUE, heard::incrementAndGet);
    parts().forEach(Component::start);
    Eventually.until(
        "heartbeats to come through",
        PATIENCE,
        () -> sender.monitor().isPushing() && receiver.monitor().isPushing());
  }

  @AfterEach
  void close() {
    parts().reversed().forEach(Component::stop);
    database.close();
  }

  @Test
  void what_is_sent_here_is_heard_there() {
    int before = heard.get();

    here.sent(Set.of(QUEUE));

    Eventually.until("the signal", PATIENCE, () -> heard.get() > before);
  }

  @Test
  void signals_of_other_queues_are_not_heard() {
    here.sent(Set.of(new QueueName("worker_b_queue")));
    int before = heard.get();
    here.sent(Set.of(QUEUE));

    Eventually.until("the signal", PATIENCE, () -> heard.get() > before);
    assertThat(heard.get()).isEqualTo(before + 1);
  }

  @Test
  void a_listener_whose_connection_dies_connects_again_and_makes_everybody_look() throws Exception {
    int before = heard.get();

    terminate("LISTEN%");

    Eventually.until("everybody to look again", PATIENCE, () -> heard.get() >= before + 2);
    Eventually.until("heartbeats again", PATIENCE, receiver.monitor()::isPushing);
    int reconnected = heard.get();
    here.sent(Set.of(QUEUE));
    Eventually.until("a signal after that", PATIENCE, () -> heard.get() > reconnected);
  }

  @Test
  void a_notifier_whose_connection_dies_connects_again() throws Exception {
    here.sent(Set.of(QUEUE));
    int first = heard.get();
    Eventually.until("the first signal", PATIENCE, () -> heard.get() >= first);
    terminate("SELECT pg_notify%");

    int before = heard.get();
    here.sent(Set.of(QUEUE));
    Eventually.until("the very signal that met it", PATIENCE, () -> heard.get() > before);
  }

  @Test
  void polling_alone_looks_quickly_while_busy_and_rarely_when_idle() {
    AtomicInteger looks = new AtomicInteger();
    EventSystem polling =
        new EventSystem(
            "polling",
            Set.of(QUEUE),
            new Signals(),
            new Pace(
                DeliveryMode.POLLING_ONLY,
                () -> false,
                new PollingConfig(Duration.ofMillis(1), Duration.ofSeconds(30))),
            looks::incrementAndGet);
    polling.start();
    try {
      Eventually.until("the rests to grow", PATIENCE, () -> looks.get() >= 8);
      int idle = looks.get();
      polling.found();
      Eventually.until("quick looks after a find", PATIENCE, () -> looks.get() >= idle + 5);
    } finally {
      polling.stop();
    }
  }

  private List<Component> parts() {
    return Stream.of(sender, receiver)
        .flatMap(one -> Stream.concat(one.senders().stream(), one.receivers().stream()))
        .toList();
  }

  private Delivery delivery(String self, Signals signals) {
    PollingConfig polling = new PollingConfig(Duration.ofMillis(5), Duration.ofSeconds(5));
    return Delivery.by(
        new DeliveryConfig(DeliveryMode.HYBRID, polling, Duration.ofSeconds(5), 2),
        self,
        connections,
        signals,
        InstantSource.system());
  }

  private void terminate(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
              + " current_database() AND query LIKE '"
              + query
              + "'");
    }
  }
}
