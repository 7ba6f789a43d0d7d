package io.tasker.core.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Popped;
import io.tasker.core.queue.Returned;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboxIT {
  private static final QueueName HANGING = EngineHarness.QUEUES.ofWorkers("hanging");

  private final BrokerStand stand = new BrokerStand();

  @AfterEach
  void close() {
    stand.publisher.stop();
    stand.close();
  }

  @Test
  void what_is_committed_is_published_at_once_and_forgotten() {
    stand.queues.connect(stand.publisher);
    stand.publisher.start();

    stand.send("{\"n\": 1}", "{\"n\": 2}");

    assertThat(stand.take(2)).containsExactlyInAnyOrder("{\"n\": 1}", "{\"n\": 2}");
    stand.until("an empty outbox", () -> stand.outboxRows() == 0);
  }

  @Test
  void what_is_rolled_back_is_never_published() {
    stand.queues.connect(stand.publisher);
    stand.publisher.start();

    assertThatThrownBy(
            () ->
                stand.database.inTransaction(
                    tx -> {
                      stand.send(tx, "1");
                      throw new IllegalStateException("changed our mind");
                    }))
        .isInstanceOf(IllegalStateException.class);
    stand.send("2");

    assertThat(stand.take(1)).containsExactly("2");
    stand.awaitReady(0);
    assertThat(stand.outboxRows()).isZero();
  }

  @Test
  void a_sender_that_dies_after_its_commit_is_stood_in_for_after_five_seconds() {
    stand.send("1"); // nobody publishes

    stand.sweep.runOnce();
    assertThat(stand.ready()).as("its sender may be at it").isZero();
    stand.engine.clock.advance(Duration.ofSeconds(5));
    stand.sweep.runOnce();

    assertThat(stand.take(1)).containsExactly("1");
    assertThat(stand.outboxRows()).isZero();
  }

  @Test
  void while_the_broker_refuses_messages_stay_and_leave_later() {
    stand.queues.connect(stand.publisher);
    stand.publisher.start();
    stand.broker.refuse("a full disk");
    stand.send("1");
    stand.publisher.stop();
    assertThat(stand.outboxRows()).isEqualTo(1);

    stand.engine.clock.advance(Duration.ofSeconds(5));
    assertThat(stand.sweep.runOnce()).isPositive();
    assertThat(stand.outboxRows()).as("still refused").isEqualTo(1);
    stand.broker.back();
    stand.engine.clock.advance(Duration.ofSeconds(5));
    stand.sweep.runOnce();

    assertThat(stand.take(1)).containsExactly("1");
    assertThat(stand.outboxRows()).isZero();
  }

  @Test
  void a_row_that_is_refused_for_good_holds_nothing_else_back() {
    IntStream.range(0, 7).forEach(n -> stand.send(Integer.toString(n)));
    stand.engine.clock.advance(Duration.ofSeconds(5));
    OutboxSweep sweep = sweepRefusing("3", () -> true);

    assertThat(sweep.runOnce()).isPositive();

    assertThat(stand.take(6)).containsExactlyInAnyOrder("0", "1", "2", "4", "5", "6");
    assertThat(stand.outboxRows()).as("what is refused stays").isEqualTo(1);
  }

  @Test
  void a_queue_that_hangs_lets_only_its_own_messages_wait() {
    CountDownLatch over = new CountDownLatch(1);
    OutboxPublisher publisher = new OutboxPublisher(hangingFor(HANGING, over), stand.database);
    stand.queues.connect(publisher);
    publisher.start();
    try {
      stand.send(HANGING, "stuck");
      stand.send("1");
      assertThat(stand.take(1)).containsExactly("1");
      stand.send("2");
      assertThat(stand.take(1)).containsExactly("2");
      stand.until("the others to be forgotten", () -> stand.outboxRows() == 1);
    } finally {
      over.countDown();
      publisher.stop();
    }
    assertThat(stand.outboxRows()).as("what the sweep has to publish").isEqualTo(1);
  }

  @Test
  void a_queue_that_hangs_does_not_hold_up_the_sweep_of_others() {
    CountDownLatch over = new CountDownLatch(1);
    OutboxSweep sweep =
        new OutboxSweep(stand.database, hangingFor(HANGING, over), () -> true, stand.engine.clock);
    stand.send(HANGING, "stuck");
    stand.send("1");
    stand.engine.clock.advance(Duration.ofSeconds(5));
    try {
      assertThat(sweep.runOnce()).isPositive();
      assertThat(stand.take(1)).containsExactly("1");
      stand.until("the others to be forgotten", () -> stand.outboxRows() == 1);

      stand.send("2");
      stand.engine.clock.advance(Duration.ofSeconds(5));
      long begun = System.nanoTime();
      sweep.runOnce();
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("what hangs already is not waited for again")
          .isLessThan(Duration.ofSeconds(2));
      assertThat(stand.take(1)).containsExactly("2");
    } finally {
      over.countDown();
    }
    stand.engine.clock.advance(Duration.ofSeconds(5));
    stand.until(
        "the hanging one to be over and swept again",
        () -> {
          stand.engine.clock.advance(Duration.ofSeconds(5));
          sweep.runOnce();
          return stand.outboxRows() == 0;
        });
  }

  /** Hangs with messages of one queue until it is over, and then refuses those that hung. */
  private Consumer<List<Outgoing>> hangingFor(QueueName queue, CountDownLatch over) {
    return messages -> {
      if (over.getCount() > 0
          && messages.stream().anyMatch(message -> message.queue().equals(queue))) {
        try {
          assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, "not confirmed in time");
      }
      stand.broker.publish(messages);
    };
  }

  @Test
  void nothing_is_tried_again_row_by_row_once_the_broker_is_away() {
    IntStream.range(0, 7).forEach(n -> stand.send(Integer.toString(n)));
    stand.engine.clock.advance(Duration.ofSeconds(5));
    AtomicBoolean away = new AtomicBoolean();

    sweepRefusing("3", () -> !away.getAndSet(true)).runOnce();

    assertThat(stand.outboxRows()).isEqualTo(7);
  }

  private OutboxSweep sweepRefusing(String body, BooleanSupplier reachable) {
    return new OutboxSweep(
        stand.database,
        messages -> {
          if (messages.stream().anyMatch(message -> message.body().equals(body))) {
            throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, "refused");
          }
          stand.broker.publish(messages);
        },
        reachable,
        stand.engine.clock);
  }

  @Test
  void forgetting_does_not_wait_for_the_disk() {
    stand.send("1");

    String commit =
        stand.database.inTransaction(
            tx -> {
              ask(tx, "SELECT set_config('synchronous_commit', 'on', true)");
              Outbox.delete(tx, List.of(UUID.fromString(ask(tx, "SELECT id FROM tasker.outbox"))));
              return ask(tx, "SELECT current_setting('synchronous_commit')");
            });

    assertThat(commit).isEqualTo("off");
    assertThat(stand.outboxRows()).isZero();
  }

  private static String ask(Tx tx, String question) {
    return tx.query(Sql.parse(question), Params.none(), row -> row.text(1)).getFirst();
  }

  @Test
  void a_defect_in_publishing_does_not_end_it() {
    AtomicBoolean broken = new AtomicBoolean(true);
    OutboxPublisher publisher =
        new OutboxPublisher(
            messages -> {
              if (broken.getAndSet(false)) {
                throw new IllegalStateException("a defect");
              }
              stand.broker.publish(messages);
            },
            stand.database);
    stand.queues.connect(publisher);
    publisher.start();
    stand.send("1");
    stand.until("the first try", () -> !broken.get());

    stand.send("2");

    assertThat(stand.take(1)).containsExactly("2");
    publisher.stop();
    assertThat(stand.outboxRows()).as("what the sweep has to publish").isEqualTo(1);
  }

  @Test
  void a_crash_between_publishing_and_forgetting_gives_a_message_twice_and_loses_none() {
    stand.send("1");
    stand.engine.clock.advance(Duration.ofSeconds(5));
    OutboxSweep dying =
        new OutboxSweep(
            stand.database,
            messages -> {
              stand.broker.publish(messages);
              throw new IllegalStateException("killed");
            },
            () -> true,
            stand.engine.clock);
    assertThatThrownBy(dying::runOnce).isInstanceOf(IllegalStateException.class);

    stand.engine.clock.advance(Duration.ofSeconds(5));
    stand.sweep.runOnce();

    assertThat(stand.take(2)).containsExactly("1", "1");
    assertThat(stand.outboxRows()).isZero();
  }

  @Test
  void two_sweepers_publish_different_rows() {
    IntStream.range(0, OutboxSweep.ROWS + 20).forEach(n -> stand.send(Integer.toString(n)));
    stand.engine.clock.advance(Duration.ofSeconds(5));
    OutboxSweep other =
        new OutboxSweep(stand.database, stand.broker::publish, () -> true, stand.engine.clock);
    OutboxSweep interrupted =
        new OutboxSweep(
            stand.database,
            messages -> {
              other.runOnce();
              stand.broker.publish(messages);
            },
            () -> true,
            stand.engine.clock);

    assertThat(interrupted.runOnce()).as("there may be more").isZero();

    assertThat(stand.take(OutboxSweep.ROWS + 20))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, OutboxSweep.ROWS + 20).mapToObj(Integer::toString).toList());
    assertThat(stand.outboxRows()).isZero();
  }

  @Test
  void a_broker_that_is_known_to_be_away_is_not_tried() {
    stand.send("1");
    stand.engine.clock.advance(Duration.ofSeconds(5));
    OutboxSweep sweep =
        new OutboxSweep(
            stand.database,
            _ -> {
              throw new AssertionError("tried");
            },
            () -> false,
            stand.engine.clock);

    assertThat(sweep.runOnce()).isPositive();
    assertThat(stand.outboxRows()).isEqualTo(1);
  }

  @Test
  void what_nobody_here_can_use_comes_again_later_and_later() {
    putBack("1", 0);
    assertThat(stand.sweep.runOnce()).isPositive();
    assertThat(stand.ready()).as("not before its time").isZero();

    stand.engine.clock.advance(Duration.ofMillis(250));
    stand.sweep.runOnce();
    Popped again = stand.popped(1).getFirst();
    assertThat(again.laps()).isEqualTo(1);

    putBack(again.body(), again.laps());
    stand.engine.clock.advance(Duration.ofMillis(499));
    stand.sweep.runOnce();
    assertThat(stand.outboxRows()).isEqualTo(1);
    stand.engine.clock.advance(Duration.ofMillis(1));
    stand.sweep.runOnce();
    assertThat(stand.popped(1).getFirst().laps()).isEqualTo(2);
  }

  private void putBack(String body, int laps) {
    stand.database.inTransaction(
        tx -> {
          stand.queues.putBack(tx, BrokerStand.QUEUE, List.of(new Returned(body, 7, laps)));
          return body;
        });
  }

  @ParameterizedTest
  @CsvSource({"0, 250", "1, 500", "5, 8000", "6, 15000", "1000000, 15000"})
  void a_lap_doubles_up_to_fifteen_seconds(int laps, long millis) {
    assertThat(BrokerQueues.lap(laps)).hasMillis(millis);
  }
}
