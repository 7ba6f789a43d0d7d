package io.tasker.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseClockTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final FakePool pool = new FakePool();
  private final Deque<Long> readings = new ArrayDeque<>();
  private long nanos;

  private long nanoTime() {
    if (!readings.isEmpty()) {
      nanos = readings.poll();
    }
    return nanos;
  }

  /** One question and answer: when it is asked and answered by our time, what is answered. */
  private void answer(long askedMillis, long answeredMillis, Instant time) {
    readings.add(Duration.ofMillis(askedMillis).toNanos());
    readings.add(Duration.ofMillis(answeredMillis).toNanos());
    pool.answer(row(time));
  }

  private void warmUp() {
    pool.answer(row(Instant.EPOCH));
  }

  private static List<Object[]> row(Instant time) {
    return List.<Object[]>of(new Object[] {OffsetDateTime.ofInstant(time, ZoneOffset.UTC)});
  }

  private DatabaseClock begun() {
    warmUp();
    answer(0, 900, NOON.plusSeconds(60));
    answer(1_000, 1_010, NOON.plusMillis(1_005));
    answer(2_000, 2_600, NOON.plusSeconds(60));
    return new DatabaseClock(pool.database(), this::nanoTime);
  }

  @Test
  void at_first_the_quickest_of_a_few_answers_counts() {
    DatabaseClock clock = begun();

    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(2_600));
  }

  @Test
  void a_quick_answer_is_taken_at_once() {
    DatabaseClock clock = begun();
    warmUp();
    answer(3_000, 3_250, NOON.plusMillis(3_225));

    clock.measure(pool.database());

    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(3_350));
    assertThat(pool.statements()).hasSize(1 + 3 + 1 + 1);
  }

  @Test
  void after_a_slow_answer_it_asks_again() {
    DatabaseClock clock = begun();
    warmUp();
    answer(3_000, 3_251, NOON);
    answer(4_000, 4_002, NOON.plusMillis(4_101));

    clock.measure(pool.database());

    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(4_102));
  }

  @Test
  void slow_answers_only_change_nothing() {
    DatabaseClock clock = begun();
    warmUp();
    for (int i = 3; i < 7; i++) {
      answer(i * 1_000, i * 1_000 + 400, NOON);
    }

    clock.measure(pool.database());

    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(6_400));
    assertThat(pool.statements()).hasSize(1 + 3 + 1 + 4);
  }
}
