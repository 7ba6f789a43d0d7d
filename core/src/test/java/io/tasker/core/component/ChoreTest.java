package io.tasker.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChoreTest {
  private static final Duration FOREVER = Duration.ofDays(1);
  private static final long PATIENCE = 10;

  private final LinkedBlockingQueue<String> turns = new LinkedBlockingQueue<>();
  private @Nullable Chore chore;

  @AfterEach
  void stop() {
    if (chore != null) {
      chore.stop();
    }
  }

  @Test
  void the_first_turn_begins_at_once_on_a_thread_of_its_name() throws InterruptedException {
    start(
        () -> {
          turns.add(Thread.currentThread().getName());
          return FOREVER;
        });
    assertThat(nextTurn()).isEqualTo("sweep");
  }

  @Test
  void the_next_turn_begins_after_the_rest() throws InterruptedException {
    start(
        () -> {
          turns.add("turn");
          return Duration.ofMillis(1);
        });
    for (int i = 0; i < 3; i++) {
      assertThat(nextTurn()).isEqualTo("turn");
    }
  }

  @Test
  void without_a_rest_turns_follow_each_other() throws InterruptedException {
    start(
        () -> {
          turns.add("turn");
          return turns.size() < 3 ? Duration.ZERO : FOREVER;
        });
    for (int i = 0; i < 3; i++) {
      assertThat(nextTurn()).isEqualTo("turn");
    }
  }

  @Test
  void waking_ends_the_rest() throws InterruptedException {
    Chore started =
        start(
            () -> {
              turns.add("turn");
              return FOREVER;
            });
    assertThat(nextTurn()).isEqualTo("turn");
    started.wake();
    assertThat(nextTurn()).isEqualTo("turn");
  }

  @Test
  void waking_during_a_turn_that_waits_for_something_is_not_forgotten()
      throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    Chore started =
        start(
            () -> {
              turns.add("turn");
              await(release);
              return FOREVER;
            });
    assertThat(nextTurn()).isEqualTo("turn");
    started.wake();
    release.countDown();
    assertThat(nextTurn()).as("the turn after the one during which it was woken").isEqualTo("turn");
  }

  @Test
  void a_turn_that_fails_does_not_end_the_chore() throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    Chore started =
        start(
            () -> {
              turns.add("turn " + count.incrementAndGet());
              throw new IllegalStateException("this once");
            });
    assertThat(nextTurn()).isEqualTo("turn 1");
    started.wake();
    assertThat(nextTurn()).isEqualTo("turn 2");
  }

  @Test
  void stopping_ends_the_rest_and_waits_for_the_turn_at_hand() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Chore started =
        start(
            () -> {
              entered.countDown();
              ended.incrementAndGet();
              return FOREVER;
            });
    assertThat(entered.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    started.stop();
    started.stop();
    int atStop = ended.get();
    started.wake();
    assertThat(ended).hasValue(atStop);
  }

  @Test
  void it_can_be_started_again_but_not_twice() throws InterruptedException {
    Chore started =
        start(
            () -> {
              turns.add("turn");
              return FOREVER;
            });
    assertThatIllegalStateException()
        .isThrownBy(started::start)
        .withMessage("sweep is already started");
    assertThat(nextTurn()).isEqualTo("turn");
    started.stop();
    started.start();
    assertThat(nextTurn()).isEqualTo("turn");
  }

  @Test
  void before_the_start_waking_and_stopping_do_no_harm() {
    Chore idle = new Chore("idle", () -> FOREVER);
    idle.wake();
    idle.stop();
    assertThat(idle.name()).isEqualTo("idle");
  }

  private Chore start(Chore.Turn turn) {
    Chore started = new Chore("sweep", turn);
    started.start();
    chore = started;
    return started;
  }

  private @Nullable String nextTurn() throws InterruptedException {
    return turns.poll(PATIENCE, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
