package io.tasker.pgmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PgmqLegTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void without_a_url_it_is_said_that_the_extension_is_left_out(String url) {
    assertThat(PgmqLeg.available(url, out)).containsExactly(new PgmqLeg.OwnSchema());
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "pgmq extension leg: not run (TASKER_TEST_PGMQ_URL is not set)"
                + System.lineSeparator());
  }

  @Test
  void with_a_url_both_are_run_and_nothing_is_said() {
    assertThat(PgmqLeg.available("jdbc:postgresql://h/db?password=hush", out))
        .containsExactly(
            new PgmqLeg.OwnSchema(), new PgmqLeg.Extension("jdbc:postgresql://h/db?password=hush"))
        .noneMatch(leg -> leg.toString().contains("hush"));
    assertThat(printed.size()).isZero();
  }
}
