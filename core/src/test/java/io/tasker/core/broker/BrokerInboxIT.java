package io.tasker.core.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.core.queue.Inbox;
import io.tasker.core.queue.Popped;
import io.tasker.testkit.messaging.MemoryBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokerInboxIT {
  private static final Duration NO_PATIENCE = Duration.ofNanos(1);

  private final BrokerStand stand = new BrokerStand();

  @AfterEach
  void close() {
    stand.close();
  }

  private void publish(int count) {
    stand.broker.publish(
        IntStream.range(0, count)
            .mapToObj(n -> new Outgoing(BrokerStand.QUEUE, Integer.toString(n)))
            .toList());
  }

  private List<Popped> pop(int max) {
    return stand.database.inTransaction(
        tx -> stand.queues.inbox(BrokerStand.QUEUE).pop(tx, max, null));
  }

  @Test
  void a_commit_acknowledges() {
    publish(3);
    assertThat(stand.take(3)).containsExactly("0", "1", "2");

    stand.broker.loseConnection();

    stand.queues.close();
    assertThat(stand.ready()).isZero();
  }

  @Test
  void a_rollback_brings_messages_back_in_their_order_and_says_so() {
    publish(3);
    stand.queues.inbox(BrokerStand.QUEUE);
    stand.until("three arrivals", () -> stand.arrivals.get() == 3);
    List<Popped> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                stand.database.inTransaction(
                    tx -> {
                      seen.addAll(stand.queues.inbox(BrokerStand.QUEUE).pop(tx, 2, null));
                      throw new IllegalStateException("cannot");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(seen).hasSize(2);
    assertThat(stand.arrivals).hasValue(4);
    assertThat(pop(3)).extracting(Popped::body).containsExactly("0", "1", "2");
  }

  @Test
  void what_was_in_hand_when_the_connection_was_lost_comes_again() {
    publish(2);
    stand.queues.inbox(BrokerStand.QUEUE);
    stand.until("two arrivals", () -> stand.arrivals.get() == 2);

    stand.broker.loseConnection();

    stand.until("them again", () -> stand.arrivals.get() == 4);
    assertThat(stand.take(4)).containsExactlyInAnyOrder("0", "0", "1", "1");
    stand.queues.close();
    assertThat(stand.ready()).isZero();
  }

  @Test
  void no_more_is_fetched_than_may_be_in_hand() {
    publish(BrokerStand.PREFETCH + 5);
    stand.queues.inbox(BrokerStand.QUEUE);

    stand.awaitReady(5);
    assertThat(stand.take(BrokerStand.PREFETCH + 5)).hasSize(BrokerStand.PREFETCH + 5);
  }

  @Test
  void what_nobody_has_room_for_goes_to_others_until_there_is_room() {
    publish(4);
    Inbox inbox = stand.queues.inbox(BrokerStand.QUEUE);
    stand.until("four arrivals", () -> stand.arrivals.get() == 4);

    stand.queues.giveBack(Duration.ofHours(1));
    assertThat(stand.ready()).as("they may still be taken here").isZero();
    stand.queues.giveBack(NO_PATIENCE);
    stand.awaitReady(4);
    List<Popped> here = stand.database.inTransaction(tx -> inbox.pop(tx, 4, null));
    assertThat(here).isEmpty();

    stand.queues.resume();
    assertThat(stand.take(4)).containsExactlyInAnyOrder("0", "1", "2", "3");
  }

  @Test
  void what_cannot_be_published_anew_is_requeued() {
    publish(2);
    stand.queues.inbox(BrokerStand.QUEUE);
    stand.until("two arrivals", () -> stand.arrivals.get() == 2);
    stand.broker.refuse("a full disk");

    stand.queues.giveBack(NO_PATIENCE);

    stand.awaitReady(2);
  }

  @Test
  void bytes_that_are_no_text_come_as_base64() {
    assertThat(Bodies.text(new byte[] {(byte) 0xC3, 0x28})).isEqualTo("base64:wyg=");
    assertThat(Bodies.text(new byte[] {'a', 0, 'b'})).isEqualTo("base64:YQBi");
    assertThat(Bodies.text("{\"ü\":\"試験\"}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("{\"ü\":\"試験\"}");
  }

  @Test
  void steps_have_messages_as_long_as_there_are_as_many() {
    Set<StepId> two = Set.of(step(1), step(2));
    assertThat(present(two)).isEmpty();

    stand.send("no JSON");
    stand.send(message(3));
    stand.send(message(2));
    assertThat(present(two)).isEqualTo(Set.of(step(2)));
    publish(1);
    assertThat(present(two)).isEqualTo(two);
  }

  @Test
  void a_step_in_the_outbox_is_never_doubted() {
    try (MemoryBroker other = new MemoryBroker(stand.place, 1)) {
      other.subscribe(BrokerStand.QUEUE, 1, _ -> {});
      publish(100);
      stand.send(message(1));
      for (int minute = 0; minute < 60; minute++) {
        assertThat(present(Set.of(step(1)))).containsExactly(step(1));
        stand.engine.clock.advance(Duration.ofMinutes(1));
      }
    }
  }

  @Test
  void while_the_broker_is_away_no_message_counts_as_lost() {
    Set<StepId> two = Set.of(step(1), step(2));
    stand.broker.away();
    assertThat(present(two)).isEqualTo(two);

    stand.broker.back();
    assertThat(present(two)).isEmpty();
  }

  @Test
  void what_may_be_in_hands_counts_only_if_asked_for() {
    Set<StepId> two = Set.of(step(1), step(2));
    stand.queues.inbox(BrokerStand.QUEUE);
    stand.until(
        "a consumer", () -> stand.broker.state(BrokerStand.QUEUE).orElseThrow().consumers() == 1);

    assertThat(stand.queues.outside().mayHold(BrokerStand.QUEUE, BrokerStand.PREFETCH)).isTrue();
    assertThat(stand.queues.outside().mayHold(BrokerStand.QUEUE, BrokerStand.PREFETCH + 1))
        .isFalse();
    assertThat(present(two)).isEmpty();
  }

  @Test
  void in_a_queue_that_is_never_empty_each_step_is_looked_for_once_an_hour() {
    try (MemoryBroker other = new MemoryBroker(stand.place, 1)) {
      other.subscribe(BrokerStand.QUEUE, 1, _ -> {});
      publish(100);
      Set<StepId> steps = Set.of(step(1), step(2), step(3));
      int missed = 0;
      for (int minute = 0; minute < 60; minute++) {
        missed += steps.size() - present(steps).size();
        stand.engine.clock.advance(Duration.ofMinutes(1));
      }
      assertThat(missed).isEqualTo(steps.size());
    }
  }

  private Set<StepId> present(Set<StepId> steps) {
    Set<StepId> all =
        stand.database.inTransaction(
            tx -> new HashSet<>(stand.queues.present(tx, BrokerStand.QUEUE, steps)));
    Set<StepId> others = new HashSet<>(steps);
    others.removeAll(all);
    all.addAll(stand.queues.outside().mayHave(BrokerStand.QUEUE, others));
    return all;
  }

  private static String message(int step) {
    return "{\"step_uuid\":\"" + step(step) + "\"}";
  }

  private static StepId step(int number) {
    return new TaskId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L)).step(number);
  }
}
