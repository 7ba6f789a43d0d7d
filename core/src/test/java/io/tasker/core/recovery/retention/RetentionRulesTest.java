package io.tasker.core.recovery.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.config.RetentionConfig;
import io.tasker.core.store.HistoryWeek;
import io.tasker.core.store.MayGo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionRulesTest {
  private static final Instant NOW = Instant.parse("2026-06-17T12:00:00Z"); // a Wednesday
  private static final UUID NO_LIMIT = new UUID(-1, -1);
  private static final Map<Integer, String> NAMESPACES =
      Map.of(1, "billing", 2, "scratch", 3, "rest");

  @Test
  void nothing_is_deleted_unless_somebody_says_so() {
    assertThat(rules(0, Map.of()).deleteAnything()).isFalse();
    assertThat(rules(0, Map.of("billing", 0)).deleteAnything()).isFalse();
    assertThat(rules(0, Map.of("scratch", 7)).deleteAnything()).isTrue();
  }

  @Test
  void a_namespace_that_keeps_everything_has_no_rule() {
    assertThat(rules(30, Map.of("billing", 0)).oldEnough())
        .extracting(MayGo::namespace)
        .containsExactlyInAnyOrder(2, 3);
    assertThat(rules(0, Map.of("scratch", 7)).oldEnough())
        .containsExactly(new MayGo(2, NOW.minus(Duration.ofDays(7)), NO_LIMIT));
  }

  @Test
  void who_keeps_longest_waits_for_the_week_and_a_week_more() {
    assertThat(rules(30, Map.of("scratch", 7, "billing", 0)).rowByRow())
        .containsExactlyInAnyOrder(
            new MayGo(2, NOW.minus(Duration.ofDays(7)), NO_LIMIT),
            new MayGo(
                3,
                NOW.minus(Duration.ofDays(30)),
                HistoryWeek.of(NOW.minus(Duration.ofDays(37))).firstId()));
  }

  @Test
  void a_week_may_be_dropped_when_its_last_instant_is_past_the_longest_retention() {
    assertThat(rules(30, Map.of("scratch", 7)).firstWeekToKeep())
        .isEqualTo(HistoryWeek.of(Instant.parse("2026-05-18T12:00:00Z")));
  }

  @Test
  void a_misspelt_namespace_is_a_problem_with_the_nearest_name() {
    assertThat(rules(30, Map.of("biling", 3650)).problem())
        .hasValueSatisfying(
            it -> assertThat(it).contains("namespace biling").endsWith("nearest known: billing"));
    assertThat(rules(30, Map.of("billing", 3650)).problem()).isEmpty();
  }

  private static RetentionRules rules(int standard, Map<String, Integer> exceptions) {
    var config =
        new RetentionConfig(
            standard, exceptions, 100, Duration.ofHours(1), Duration.ofMillis(100), "");
    return new RetentionRules(config, NAMESPACES, NOW);
  }
}
