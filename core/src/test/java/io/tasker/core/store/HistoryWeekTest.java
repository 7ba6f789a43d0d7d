package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HistoryWeekTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2025-12-29T00:00:00Z, 2026w01",
    "2026-01-04T23:59:59.999999Z, 2025-12-29T00:00:00Z, 2026w01",
    "2026-01-05T00:00:00Z, 2026-01-05T00:00:00Z, 2026w02",
    "2027-01-03T12:00:00Z, 2026-12-28T00:00:00Z, 2026w53",
  })
  void a_week_begins_on_monday_and_has_the_name_of_its_partitions(
      Instant time, Instant start, String name) {
    assertThat(HistoryWeek.of(time)).isEqualTo(new HistoryWeek(start));
    assertThat(HistoryWeek.of(time).name()).isEqualTo(name);
  }

  @Test
  void another_day_begins_no_week() {
    assertThatThrownBy(() -> new HistoryWeek(Instant.parse("2026-01-06T00:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ids_grow_with_time() {
    HistoryWeek week = HistoryWeek.of(Instant.parse("2026-01-07T00:00:00Z"));

    assertThat(week.firstId().toString()).startsWith("019b8b").isLessThan(week.endId().toString());
    assertThat(week.endId()).isEqualTo(HistoryWeek.of(week.end()).firstId());
  }
}
