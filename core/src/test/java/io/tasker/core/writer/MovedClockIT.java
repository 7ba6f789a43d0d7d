package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.template.BackoffKind;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when a time has come, to the microsecond; chance moves nothing here. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MovedClockIT {
  /** The middle of what a random number between -1 and 1 is made of. */
  private static final long NO_CHANCE = Long.MIN_VALUE;

  private static final Duration TIMEOUT = Duration.ofSeconds(7);

  private final EngineHarness engine = new EngineHarness(() -> NO_CHANCE);

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 0, 0, 0, 0",
    "LINEAR, 1000, 2000, 3000, 4000",
    "EXPONENTIAL, 1000, 2000, 4000, 4500",
    "FIBONACCI, 1000, 1000, 2000, 3000",
  })
  void every_retry_is_due_after_the_wait_of_its_kind_and_not_before(
      BackoffKind kind, long first, long second, long third, long fourth) {
    TaskId task = create(kind);

    for (long wait : List.of(first, second, third, fourth)) {
      engine.submit(List.of(EngineHarness.failure(claim(), true)));
      Instant failed = engine.clock.instant();
      engine.processing().run(List.of(), 1, false);
      assertThat(time("next_attempt_at")).isEqualTo(failed.plusMillis(wait));

      if (wait > 0) {
        engine.clock.set(failed.plusMillis(wait).minus(1, ChronoUnit.MICROS));
        engine.process();
        assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);
      }
      engine.clock.set(failed.plusMillis(wait));
      engine.process();
      assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ENQUEUED);
    }
    engine.submit(List.of(EngineHarness.failure(claim(), true)));
    engine.process();
    assertThat(engine.stepState(task, 0)).as("no attempts left").isEqualTo(StepState.ERROR);
  }

  @Test
  void a_lease_runs_out_at_its_end_and_not_before() {
    TaskId task = create(BackoffKind.LINEAR);
    Claimed claimed = claim();
    Instant end = engine.clock.instant().plus(TIMEOUT).plus(EngineHarness.LEASE.margin());
    assertThat(claimed.leaseUntil()).isEqualTo(end);

    engine.clock.set(end.minus(1, ChronoUnit.MICROS));
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.IN_PROGRESS);
    engine.clock.set(end);
    engine.process();

    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);
    assertThat(engine.history(task, 0)).endsWith("LeaseExpired", "WaitForRetry");
    assertThat(time("next_attempt_at")).isEqualTo(end.plusSeconds(1));
    assertThat(engine.succeed(List.of(claimed))).as("a result after that").isEmpty();
  }

  @Test
  void a_result_in_the_last_microsecond_of_its_lease_counts() {
    TaskId task = create(BackoffKind.NONE);
    Claimed claimed = claim();

    engine.clock.set(claimed.leaseUntil().minus(1, ChronoUnit.MICROS));
    assertThat(engine.succeed(List.of(claimed))).hasSize(1);
    engine.clock.advance(Duration.ofHours(1));
    engine.process();

    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.COMPLETE);
    assertThat(engine.history(task, 0)).doesNotContain("LeaseExpired");
  }

  @Test
  void a_heartbeat_gives_a_whole_lease_from_its_own_time_on() {
    TaskId task = create(BackoffKind.NONE);
    Claimed claimed = claim();
    engine.clock.set(claimed.leaseUntil().minus(1, ChronoUnit.MICROS));
    Instant end = engine.clock.instant().plus(TIMEOUT).plus(EngineHarness.LEASE.margin());

    List<Token> token = List.of(new Token(claimed.step(), claimed.token()));
    List<Token> kept =
        engine
            .sets()
            .inTransaction(
                tx -> ClaimStore.extend(tx, token, EngineHarness.LEASE, engine.clock.instant()));
    assertThat(kept).isEqualTo(token);

    assertThat(time("lease_until")).isEqualTo(end);
    for (Instant still : List.of(claimed.leaseUntil(), end.minus(1, ChronoUnit.MICROS))) {
      engine.clock.set(still);
      engine.process();
      assertThat(engine.stepState(task, 0)).isEqualTo(StepState.IN_PROGRESS);
    }
    engine.clock.set(end);
    engine.process();
    assertThat(engine.history(task, 0)).contains("LeaseExpired");
  }

  private TaskId create(BackoffKind kind) {
    return engine.create(
        engine.register(
            """
            name: timed
            namespace_name: test
            version: 1.0.0
            steps:
              - name: only
                handler: { callable: any }
                timeout_seconds: %d
                retry: { max_attempts: 5, backoff: %s, backoff_base_ms: 1000, max_backoff_ms: 4500 }
            """
                .formatted(TIMEOUT.toSeconds(), kind.name().toLowerCase(Locale.ROOT))));
  }

  private Claimed claim() {
    return engine.claim(1).getFirst();
  }

  private Instant time(String column) {
    return Instant.parse(
        engine.one(
            "SELECT to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM tasker.workflow_steps"
                .formatted(column)));
  }
}
