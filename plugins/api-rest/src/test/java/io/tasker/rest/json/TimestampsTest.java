package io.tasker.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "TZ, 2026-03-21T21:16:08Z, 2026-03-21T21:16:08Z",
    "TZ, 2026-03-21T21:16:08.5Z, 2026-03-21T21:16:08.500Z",
    "TZ, 2026-03-21T21:16:08.1234Z, 2026-03-21T21:16:08.123400Z",
    "TZ, 2026-03-21T21:16:08.123456789Z, 2026-03-21T21:16:08.123456789Z",
    "NAIVE, 2026-03-21T21:16:00Z, 2026-03-21T21:16:00",
    "NAIVE, 2026-03-21T21:16:08.123456Z, 2026-03-21T21:16:08.123456",
    "STR6Z, 2026-03-21T21:16:08Z, 2026-03-21T21:16:08.000000Z",
    "STR6Z, 2026-03-21T21:16:08.123456789Z, 2026-03-21T21:16:08.123456Z",
    "RFC00, 2026-03-21T21:16:08.123Z, 2026-03-21T21:16:08.123+00:00",
    "RFC00, 2026-03-21T21:16:08Z, 2026-03-21T21:16:08+00:00"
  })
  void each_form_has_its_digits_and_its_zone(Timestamps form, Instant at, String expected) {
    assertThat(form.format(at)).isEqualTo(expected);
  }
}
