package io.tasker.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.RetryPolicy;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "NONE, 1, 0",
    "NONE, 7, 0",
    "LINEAR, 1, 1000",
    "LINEAR, 2, 2000",
    "LINEAR, 5, 5000",
    "LINEAR, 31, 30000",
    "EXPONENTIAL, 1, 1000",
    "EXPONENTIAL, 2, 2000",
    "EXPONENTIAL, 3, 4000",
    "EXPONENTIAL, 5, 16000",
    "EXPONENTIAL, 6, 30000",
    "EXPONENTIAL, 100, 30000",
    "FIBONACCI, 1, 1000",
    "FIBONACCI, 2, 1000",
    "FIBONACCI, 3, 2000",
    "FIBONACCI, 4, 3000",
    "FIBONACCI, 5, 5000",
    "FIBONACCI, 8, 21000",
    "FIBONACCI, 9, 30000",
    "FIBONACCI, 100, 30000",
  })
  void the_wait_grows_by_its_kind_up_to_the_maximum(BackoffKind kind, int attempt, long millis) {
    assertThat(Backoff.after(policy(kind, 1_000, 30_000), attempt, 0)).hasMillis(millis);
  }

  @ParameterizedTest
  @CsvSource({"-1, 850", "-0.5, 925", "0.5, 1075", "1, 1150"})
  void chance_moves_the_wait_by_up_to_15_percent(double random, long millis) {
    assertThat(Backoff.after(policy(BackoffKind.LINEAR, 1_000, 30_000), 1, random))
        .hasMillis(millis);
  }

  @Test
  void chance_never_moves_the_wait_above_the_maximum_but_below_it() {
    RetryPolicy policy = policy(BackoffKind.EXPONENTIAL, 1_000, 4_000);
    assertThat(Backoff.after(policy, 3, 1)).hasMillis(4_000);
    assertThat(Backoff.after(policy, 9, 1)).hasMillis(4_000);
    assertThat(Backoff.after(policy, 9, -1)).hasMillis(3_400);
  }

  @Test
  void more_chance_than_allowed_counts_as_the_most_that_is() {
    RetryPolicy policy = policy(BackoffKind.LINEAR, 1_000, 30_000);
    assertThat(Backoff.after(policy, 1, 40)).hasMillis(1_150);
    assertThat(Backoff.after(policy, 1, -40)).hasMillis(850);
  }

  @ParameterizedTest
  @EnumSource(BackoffKind.class)
  void every_wait_stays_within_zero_and_the_maximum(BackoffKind kind) {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      long base = random.nextLong(0, 3_600_001);
      long max = random.nextLong(0, 3_600_001);
      Duration wait =
          Backoff.after(policy(kind, base, max), random.nextInt(1, 101), random.nextDouble(-1, 1));
      assertThat(wait).isBetween(Duration.ZERO, Duration.ofMillis(max));
    }
  }

  private static RetryPolicy policy(BackoffKind kind, long base, long max) {
    return new RetryPolicy(true, 100, kind, Duration.ofMillis(base), Duration.ofMillis(max));
  }
}
