package io.tasker.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettableClockTest {
  private final SettableClock clock = new SettableClock();

  @Test
  void it_stands_still_until_it_is_moved() {
    assertThat(clock.instant()).isEqualTo(SettableClock.START).isEqualTo(clock.instant());

    assertThat(clock.advance(Duration.ofMinutes(5)))
        .isEqualTo(clock.instant())
        .isEqualTo(SettableClock.START.plusSeconds(300));
  }

  @Test
  void it_goes_back_only_when_it_is_set() {
    var earlier = SettableClock.START.minusSeconds(1);

    assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    clock.set(earlier);
    assertThat(clock.instant()).isEqualTo(earlier);
  }

  @Test
  void it_keeps_whole_microseconds() {
    clock.set(Instant.parse("2026-05-04T03:02:01.123456789Z"));
    assertThat(clock.instant()).isEqualTo("2026-05-04T03:02:01.123456Z");

    clock.advance(Duration.ofNanos(1_999));
    assertThat(clock.instant()).isEqualTo("2026-05-04T03:02:01.123457Z");
  }
}
