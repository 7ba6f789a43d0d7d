package io.tasker.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.db.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BreakersTest {
  private static final BreakerSettings SETTINGS = new BreakerSettings(1, Duration.ofSeconds(30), 1);

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(sql(null), true),
        arguments(sql("08006"), true),
        arguments(sql("53300"), true),
        arguments(sql("57P01"), true),
        arguments(sql("58030"), true),
        arguments(sql("57014"), false),
        arguments(sql("40P01"), false),
        arguments(sql("55P03"), false),
        arguments(sql("22012"), false),
        arguments(sql("42601"), false),
        arguments(unavailable(null), true),
        arguments(unavailable(sql("08001")), true),
        arguments(unavailable(sql("57014")), false),
        arguments(new TaskerException(ErrorCode.TASK_NOT_FOUND, "no"), false),
        arguments(new TaskerException(ErrorCode.INVALID_REQUEST, "no"), false),
        arguments(new TaskerException(ErrorCode.TASK_EXISTS, "no"), false),
        arguments(TaskerException.overloaded("no", Duration.ofSeconds(1)), false),
        arguments(new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, "no"), false),
        arguments(new IllegalStateException("defect"), false));
  }

  private static RuntimeException sql(String state) {
    return StoreException.within(new SQLException("no", state)).orElseThrow();
  }

  private static TaskerException unavailable(RuntimeException cause) {
    return new TaskerException(ErrorCode.DATABASE_UNAVAILABLE, "away", cause);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void only_a_database_that_does_not_answer_counts(RuntimeException failure, boolean counts) {
    Breakers breakers = Breakers.inDatabase(SETTINGS, () -> 0);

    breakers.database().ended(failure);

    assertThat(breakers.database().isOpen()).isEqualTo(counts);
  }

  @Test
  void queues_in_the_database_have_no_breaker_of_their_own() {
    Breakers breakers = Breakers.inDatabase(SETTINGS, () -> 0);

    assertThat(breakers.hasBroker()).isFalse();
    assertThat(breakers.messaging()).isSameAs(breakers.database());
    assertThat(breakers.all()).containsExactly(breakers.database());
  }

  @Test
  void a_broker_that_is_away_leaves_the_database_alone() {
    Breakers breakers = Breakers.withBroker(SETTINGS, SETTINGS, () -> 0);

    breakers.messaging().ended(new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, "away"));

    assertThat(breakers.messaging().isOpen()).isTrue();
    assertThat(breakers.database().isOpen()).isFalse();
    assertThat(breakers.all()).containsExactly(breakers.database(), breakers.messaging());
  }
}
