package io.tasker.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.testkit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CircuitBreakerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofMillis(50);

  private final AtomicLong now = new AtomicLong();
  private final List<BreakerState> changes = new ArrayList<>();
  private final CircuitBreaker breaker = breaker(3, 2);

  private CircuitBreaker breaker(int failures, int successes) {
    CircuitBreaker made =
        new CircuitBreaker(
            "part",
            new BreakerSettings(failures, TIMEOUT, successes),
            Away.class::isInstance,
            now::get);
    made.onChange(() -> changes.add(made.state()));
    return made;
  }

  private static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Away() {
      super("gone");
    }
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(
              () ->
                  breaker.call(
                      () -> {
                        throw new Away();
                      }))
          .isInstanceOf(Away.class);
    }
  }

  private void openThenHalfOpen() {
    fail(3);
    assertThat(breaker.isOpen()).isTrue();
    Eventually.until(
        "the breaker to try again", PATIENCE, () -> breaker.state() == BreakerState.HALF_OPEN);
  }

  private void assertRefused(CircuitBreaker refusing) {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> refusing.call(() -> "not called"))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
              assertThat(refusal.retryAfter()).contains(TIMEOUT);
              assertThat(refusal).hasMessage("the part does not answer");
            });
  }

  @Test
  void failures_in_a_row_open_it() {
    fail(2);
    assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    fail(1);

    assertRefused(breaker);
    assertThat(breaker.stats())
        .isEqualTo(new BreakerStats("part", BreakerState.OPEN, 0, 3, 1, 1, 3, "gone"));
    assertThat(changes).containsExactly(BreakerState.OPEN);
  }

  @Test
  void a_success_in_between_begins_the_count_anew() {
    fail(2);
    assertThat(breaker.<String>call(() -> "there")).isEqualTo("there");
    fail(2);

    assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(breaker.stats().failuresInRow()).isEqualTo(2);
  }

  @Test
  void the_callers_own_fault_is_an_answer() {
    fail(2);
    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      throw new IllegalArgumentException("your fault");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("your fault");
    fail(2);

    assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void enough_successes_close_it_and_then_it_takes_as_many_failures_as_ever() {
    openThenHalfOpen();
    breaker.call(() -> "there");
    assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
    breaker.call(() -> "there");
    assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

    fail(2);
    assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    fail(1);
    assertThat(changes)
        .containsExactly(
            BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED, BreakerState.OPEN);
  }

  @Test
  void one_failure_opens_it_again_when_half_open() {
    openThenHalfOpen();
    breaker.call(() -> "there");
    fail(1);

    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.stats().opened()).isEqualTo(2);
  }

  @Test
  void those_who_are_never_refused_tell_it_too() {
    for (int i = 0; i < 3; i++) {
      breaker.ended(new Away());
    }
    assertThat(breaker.isOpen()).isTrue();
    breaker.succeeded(); // too early: it stays open for its time
    assertThat(breaker.isOpen()).isTrue();

    Eventually.until(
        "the breaker to try again", PATIENCE, () -> breaker.state() == BreakerState.HALF_OPEN);
    breaker.succeeded();
    breaker.succeeded();
    assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void half_open_it_lets_one_of_many_through_and_a_hanging_one_does_not_block_for_ever()
      throws Exception {
    openThenHalfOpen();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> probe =
          threads.submit(
              () ->
                  breaker.call(
                      () -> {
                        inside.countDown();
                        await(hanging);
                        return "late";
                      }));
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 20; i++) {
        assertRefused(breaker);
      }

      now.addAndGet(TIMEOUT.toNanos());
      assertThat(breaker.<String>call(() -> "there")).isEqualTo("there");
      hanging.countDown();
      assertThat(probe.get(10, TimeUnit.SECONDS)).isEqualTo("late");
    }
    assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
