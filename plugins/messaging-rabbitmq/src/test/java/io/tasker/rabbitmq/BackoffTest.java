package io.tasker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofNanos(10));

  @Test
  void the_first_trouble_waits_for_nothing_and_later_ones_longer_and_longer() {
    assertThat(LongStream.range(0, 7).map(backoff::next))
        .containsExactly(0L, 10L, 20L, 40L, 80L, 80L, 80L);
  }

  @Test
  void after_a_quiet_time_it_begins_anew() {
    backoff.next(0);
    assertThat(backoff.next(160)).isEqualTo(10);
    assertThat(backoff.next(321)).isZero();
    assertThat(backoff.next(322)).isEqualTo(10);
  }
}
