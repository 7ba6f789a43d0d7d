package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.SubmitStore.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step whose attempt was refused with a wish when to come back is enqueued then, not before. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetryHintIT {
  private static EngineHarness engine;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "headers":{"Retry-After":"20"},"backoff_hint":null | 20
          "headers":{},"backoff_hint":{"backoff_type":"RateLimit","delay_seconds":12} | 12
          "headers":{"retry-after":"3600"},"backoff_hint":null | 30
          """)
  void it_is_not_due_before_its_time_and_is_at_it(String metadata, int seconds) {
    TaskId task = fail(metadata);
    Duration wait = Duration.ofSeconds(seconds);

    engine.process();
    engine.clock.advance(wait.minusMillis(1));
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);
    assertThat(engine.taskState(task)).isEqualTo(TaskState.WAITING_FOR_RETRY);
    engine.clock.advance(Duration.ofMillis(1));
    engine.process();

    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ENQUEUED);
    engine.runToEnd();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void a_date_is_counted_from_the_engines_time() {
    Instant until = engine.clock.instant().plusSeconds(25);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC));
    TaskId task = fail("\"headers\":{\"Retry-After\":\"" + date + "\"},\"backoff_hint\":null");

    engine.process();
    engine.clock.advance(Duration.ofSeconds(24));
    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);
    engine.clock.advance(Duration.ofSeconds(1));
    engine.process();

    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ENQUEUED);
    engine.runToEnd();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "headers":{"Retry-After":"soon"}
          "headers":[],"backoff_hint":"later"
          "backoff_hint":{"backoff_type":"Custom","delay_seconds":null}
          """)
  void what_cannot_be_understood_leaves_the_templates_wait(String metadata) {
    TaskId task = fail(metadata);

    engine.process();
    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.WAITING_FOR_RETRY);
    engine.clock.advance(Duration.ofMillis(1_200));
    engine.process();

    assertThat(engine.stepState(task, 0)).isEqualTo(StepState.ENQUEUED);
    engine.runToEnd();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void a_lease_that_runs_out_later_does_not_follow_the_hint_of_an_earlier_attempt() {
    TaskId task = fail("\"headers\":{\"Retry-After\":\"2\"}");
    engine.process();
    engine.clock.advance(Duration.ofSeconds(2));
    engine.process();
    assertThat(engine.claim(1)).hasSize(1);

    engine.clock.advance(Duration.ofMinutes(2));
    engine.process();

    assertThat(
            engine.one(
                "SELECT next_attempt_at - updated_at >= interval '1.7 s' AND next_attempt_at -"
                    + " updated_at <= interval '2.3 s' AND next_attempt_at - updated_at <>"
                    + " interval '2 s' FROM tasker.workflow_steps WHERE task_uuid = '"
                    + task
                    + "'"))
        .isEqualTo("t");
    engine.clock.advance(Duration.ofSeconds(3));
    engine.process();
    engine.runToEnd();
  }

  private static TaskId fail(String metadata) {
    TaskId task = engine.create(engine.template("hinted", "only"));
    Claimed claimed = engine.claim(1).getFirst();
    Submission plain = EngineHarness.failure(claimed, true);
    String outcome =
        plain.outcome().replaceFirst("\\{", "{\"orchestration_metadata\":{" + metadata + "},");
    engine.submit(
        List.of(
            new Submission(
                plain.step(), plain.token(), plain.correlationId(), false, true, null, outcome)));
    return task;
  }
}
