package io.tasker.core.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tasker.testkit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BoundedChannelTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final BoundedChannel<Integer> channel = new BoundedChannel<>("writer-0", 3);

  @Test
  void items_come_out_in_the_order_they_went_in() throws InterruptedException {
    offer(1, 2, 3);
    assertThat(channel.drain(10, Duration.ZERO)).containsExactly(1, 2, 3);
  }

  @Test
  void a_set_has_no_more_items_than_asked_for() throws InterruptedException {
    offer(1, 2, 3);
    assertThat(channel.drain(2, Duration.ZERO)).containsExactly(1, 2);
    assertThat(channel.drain(2, Duration.ZERO)).containsExactly(3);
  }

  @Test
  void a_full_channel_says_so_and_has_room_again_when_something_was_taken()
      throws InterruptedException {
    offer(1, 2, 3);
    assertThat(channel.offer(4)).isEqualTo(Offer.FULL);
    channel.drain(1, Duration.ZERO);
    assertThat(channel.offer(5)).isEqualTo(Offer.ACCEPTED);
    assertThat(channel.drain(10, Duration.ZERO)).containsExactly(2, 3, 5);
  }

  @Test
  void a_closed_channel_takes_nothing_but_gives_what_is_inside() throws InterruptedException {
    offer(1);
    channel.close();
    assertThat(channel.offer(2)).isEqualTo(Offer.CLOSED);
    assertThat(channel.isDone()).isFalse();
    assertThat(channel.drain(10, LONG)).containsExactly(1);
    assertThat(channel.isDone()).isTrue();
    assertThat(channel.drain(10, LONG)).isEmpty();
  }

  @Test
  void a_full_channel_that_is_closed_says_closed() {
    offer(1, 2, 3);
    channel.close();
    channel.close();
    assertThat(channel.offer(4)).isEqualTo(Offer.CLOSED);
  }

  @Test
  void an_empty_channel_is_waited_for_no_longer_than_patience_lasts() throws InterruptedException {
    assertThat(channel.drain(10, Duration.ZERO)).isEmpty();
    assertThat(channel.drain(10, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void whoever_waits_wakes_at_the_first_item() throws Exception {
    Waiter waiter = new Waiter(channel);
    offer(7);
    assertThat(waiter.taken()).containsExactly(7);
  }

  @Test
  void whoever_waits_wakes_when_it_is_closed() throws Exception {
    Waiter waiter = new Waiter(channel);
    channel.close();
    assertThat(waiter.taken()).isEmpty();
  }

  @Test
  void nothing_is_lost_or_doubled_between_many_threads() throws Exception {
    BoundedChannel<Integer> shared = new BoundedChannel<>("shared", 16);
    List<Thread> givers =
        IntStream.range(0, 4)
            .mapToObj(giver -> Thread.ofVirtual().start(() -> give(shared, giver * 1_000)))
            .toList();
    List<Integer> taken = new ArrayList<>();
    while (taken.size() < 4_000) {
      List<Integer> some = shared.drain(50, LONG);
      assertThat(some).isNotEmpty().hasSizeLessThanOrEqualTo(16);
      taken.addAll(some);
    }
    for (Thread giver : givers) {
      assertThat(giver.join(LONG)).isTrue();
    }
    assertThat(taken)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 4_000).boxed().toList());
    for (int giver = 0; giver < 4; giver++) {
      int first = giver * 1_000;
      assertThat(taken.stream().filter(item -> item / 1_000 * 1_000 == first)).isSorted();
    }
    assertThat(shared.stats().accepted()).isEqualTo(4_000);
  }

  @Test
  void statistics_tell_depth_and_both_answers() throws InterruptedException {
    offer(1, 2, 3);
    channel.offer(4);
    channel.drain(1, Duration.ZERO);
    channel.close();
    channel.offer(5);
    assertThat(channel.stats()).isEqualTo(new ChannelStats("writer-0", 2, 3, 3, 1));
    assertThat(new ChannelStats("x", 2, 8, 0, 0).saturationPercent()).isEqualTo(25.0);
  }

  @Test
  void a_channel_without_room_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundedChannel<>("none", 0))
        .withMessage("channel capacity must be at least 1, was 0");
  }

  private void offer(int... items) {
    for (int item : items) {
      assertThat(channel.offer(item)).isEqualTo(Offer.ACCEPTED);
    }
  }

  private static void give(BoundedChannel<Integer> channel, int first) {
    for (int item = first; item < first + 1_000; ) {
      if (channel.offer(item) == Offer.ACCEPTED) {
        item++;
      } else {
        Thread.onSpinWait();
        Thread.yield();
      }
    }
  }

  /** A thread that is waiting in drain by the time this is made. */
  private static final class Waiter {
    private final CompletableFuture<List<Integer>> taken = new CompletableFuture<>();

    Waiter(BoundedChannel<Integer> channel) {
      Thread thread =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      taken.complete(channel.drain(10, LONG));
                    } catch (InterruptedException e) {
                      taken.completeExceptionally(e);
                    }
                  });
      Eventually.until(
          "the thread waits",
          Duration.ofSeconds(10),
          () -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    List<Integer> taken() throws Exception {
      return taken.get(10, TimeUnit.SECONDS);
    }
  }
}
