package io.tasker.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.messaging.QueueBench.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What holds for every messaging. A plugin's test extends it and gives the bench; queues have new
 * names in every case, so the place where they are need not be empty.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class MessagingCases {
  private QueueBench bench;

  /** Opens the messaging under test; closed after each case. */
  protected abstract QueueBench openBench();

  /** What the present case works on. */
  protected final QueueBench bench() {
    return bench;
  }

  /** A queue's name that nobody has used before. */
  protected static QueueName unused() {
    return new QueueName("case_" + UUID.randomUUID().toString().replace('-', '_'));
  }

  /** A queue that nobody has used before; it exists. */
  protected final QueueName newQueue() {
    QueueName queue = unused();
    bench.create(queue);
    return queue;
  }

  @BeforeEach
  final void openIt() {
    bench = openBench();
  }

  @AfterEach
  final void closeIt() {
    bench.close();
  }

  @Test
  void what_is_sent_is_taken_once() {
    QueueName queue = newQueue();
    bench.send(queue, List.of("{\"n\": 1}", "[\"ünï — 試験 🚀\"]"));

    assertThat(takeAll(queue)).containsExactlyInAnyOrder("{\"n\": 1}", "[\"ünï — 試験 🚀\"]");
    assertThat(takeAll(queue)).isEmpty();
  }

  @Test
  void an_empty_queue_gives_nothing() {
    assertThat(takeAll(newQueue())).isEmpty();
  }

  @Test
  void queues_do_not_mix() {
    QueueName one = newQueue();
    QueueName other = newQueue();
    bench.send(one, List.of("1"));
    bench.send(other, List.of("2"));

    assertThat(takeAll(other)).containsExactly("2");
    assertThat(takeAll(one)).containsExactly("1");
  }

  @Test
  void to_create_a_queue_again_leaves_what_is_in_it() {
    QueueName queue = newQueue();
    bench.send(queue, List.of("1"));

    bench.create(queue);

    assertThat(takeAll(queue)).containsExactly("1");
  }

  @Test
  void many_may_create_the_same_queue_at_once() throws Exception {
    QueueName queue = unused();
    List<Future<?>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        all.add(threads.submit(() -> bench.create(queue)));
      }
    }
    for (Future<?> one : all) {
      one.get();
    }

    bench.send(queue, List.of("1"));
    assertThat(takeAll(queue)).containsExactly("1");
  }

  @Test
  void no_more_are_taken_than_asked_for() {
    QueueName queue = newQueue();
    bench.send(queue, numbers(5));

    try (Taken taken = bench.take(queue, 3)) {
      assertThat(taken.bodies()).hasSize(3);
    }
  }

  @Test
  void consumers_at_the_same_time_get_different_messages() {
    QueueName queue = newQueue();
    bench.send(queue, numbers(10));

    try (Taken first = bench.take(queue, 4);
        Taken second = bench.take(queue, 4);
        Taken third = bench.take(queue, 10)) {
      List<String> all = new ArrayList<>(first.bodies());
      all.addAll(second.bodies());
      all.addAll(third.bodies());
      assertThat(first.bodies()).hasSize(4);
      assertThat(second.bodies()).hasSize(4);
      assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(10));
    }
  }

  @Test
  void what_was_taken_and_not_done_comes_again() {
    QueueName queue = newQueue();
    bench.send(queue, List.of("1", "2"));
    try (Taken taken = bench.take(queue, 10)) {
      assertThat(taken.bodies()).hasSize(2);
    }

    assertThat(takeAll(queue)).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void a_body_of_a_megabyte_travels_whole() {
    QueueName queue = newQueue();
    String body = "\"" + "x1é".repeat(350_000) + "\"";
    bench.send(queue, List.of(body));

    assertThat(takeAll(queue)).containsExactly(body);
  }

  @Test
  void many_small_ones_arrive_once_each() {
    QueueName queue = newQueue();
    bench.send(queue, numbers(900));

    assertThat(takeAll(queue)).containsExactlyInAnyOrderElementsOf(numbers(900));
    assertThat(takeAll(queue)).isEmpty();
  }

  @Test
  void an_empty_object_is_a_message() {
    QueueName queue = newQueue();
    bench.send(queue, List.of("{}"));

    assertThat(takeAll(queue)).containsExactly("{}");
  }

  @Test
  void what_one_consumer_holds_does_not_hold_up_the_rest() {
    QueueName queue = newQueue();
    bench.send(queue, List.of("1"));

    try (Taken held = bench.take(queue, 1)) {
      bench.send(queue, List.of("2", "3"));
      assertThat(takeAll(queue)).containsExactlyInAnyOrder("2", "3");
      assertThat(held.bodies()).containsExactly("1");
    }
    assertThat(takeAll(queue)).containsExactly("1");
  }

  @Test
  void a_message_that_is_never_done_comes_every_time() {
    QueueName queue = newQueue();
    bench.send(queue, List.of("1"));

    for (int time = 0; time < 3; time++) {
      try (Taken taken = bench.take(queue, 5)) {
        assertThat(taken.bodies()).containsExactly("1");
      }
    }

    assertThat(takeAll(queue)).containsExactly("1");
  }

  @Test
  void messages_carry_the_trace_they_were_sent_with() {
    QueueName queue = newQueue();
    bench.send(queue, List.of("1", "2"), "00-a-b-01");
    bench.send(queue, List.of("3"));

    try (Taken taken = bench.take(queue, 10)) {
      assertThat(taken.traced()).containsExactlyInAnyOrder("1 00-a-b-01", "2 00-a-b-01", "3 null");
    }
  }

  @Test
  void the_depth_is_what_waits() {
    QueueName queue = newQueue();
    assertThat(bench.depth(queue)).isZero();
    bench.send(queue, numbers(4));
    assertThat(bench.depth(queue)).isEqualTo(4);

    takeAll(queue);

    assertThat(bench.depth(queue)).isZero();
  }

  @Test
  void nothing_is_lost_when_the_messaging_is_closed_and_opened_again() {
    QueueName queue = newQueue();
    bench.send(queue, List.of("1", "2"));
    Taken held = bench.take(queue, 1);
    assertThat(held.bodies()).hasSize(1);

    bench.reopen();
    held.close();

    assertThat(takeAll(queue)).containsExactlyInAnyOrder("1", "2");
  }

  /** Takes up to a thousand messages for good. */
  protected final List<String> takeAll(QueueName queue) {
    try (Taken taken = bench.take(queue, 1_000)) {
      taken.done();
      return taken.bodies();
    }
  }

  /** As many bodies, from 0. */
  protected static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
