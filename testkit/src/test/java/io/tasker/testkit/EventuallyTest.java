package io.tasker.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventuallyTest {
  @Test
  void it_returns_when_the_condition_holds() {
    var looks = new AtomicInteger();

    Eventually.until("third look", Duration.ofSeconds(10), () -> looks.incrementAndGet() == 3);

    assertThat(looks).hasValue(3);
  }

  @Test
  void it_looks_once_even_without_time() {
    Eventually.until("already so", Duration.ZERO, () -> true);
  }

  @Test
  void a_failure_says_what_how_long_and_the_last_state() {
    assertThatThrownBy(
            () ->
                Eventually.until(
                    "the queue is empty", Duration.ofMillis(20), () -> false, () -> "depth=3"))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "waited in vain until the queue is empty, for \\d{2,} ms; last: depth=3");
  }

  @Test
  void an_interrupted_wait_fails_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Eventually.until("never", Duration.ofHours(1), () -> false))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
