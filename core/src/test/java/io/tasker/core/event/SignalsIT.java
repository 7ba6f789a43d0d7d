package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.ThreadLeakCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final Notifier notifier = Notifier.to(connections);
  private final SignalListener listener = SignalListener.on(connections, there);
  private final AtomicInteger heard = new AtomicInteger();

  @BeforeEach
  void connect() {
    here.connect(notifier::notifyOf);
    there.subscribe(QUEUE, heard::incrementAndGet);
    notifier.start();
    listener.start();
    Eventually.until("the listener to listen", PATIENCE, listener::isConnected);
  }

  @AfterEach
  void close() {
    listener.stop();
    notifier.stop();
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

    Eventually.until("everybody to look again", PATIENCE, () -> heard.get() > before);
    Eventually.until("the listener to listen again", PATIENCE, listener::isConnected);
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

    // The signal that meets the dead connection is lost, as signals may be; a later one gets
    // through.
    int before = heard.get();
    Eventually.until(
        "a signal after that",
        PATIENCE,
        () -> {
          here.sent(Set.of(QUEUE));
          return heard.get() > before;
        });
  }

  @Test
  void polling_alone_looks_quickly_while_busy_and_rarely_when_idle() {
    AtomicInteger looks = new AtomicInteger();
    HybridSystem polling =
        new HybridSystem(
            "polling",
            Set.of(QUEUE),
            new Signals(),
            () -> false,
            looks::incrementAndGet,
            Duration.ofMillis(1),
            Duration.ofSeconds(30));
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
