package io.tasker.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.worker.handler.StepOutcome;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmallHandlersTest {
  @Test
  void echo_returns_the_input() throws Exception {
    var context = FakeContext.withInput("{\"a\":[1,2]}");

    assertThat(context.succeed(new EchoHandler())).hasToString("{\"a\":[1,2]}");
  }

  @Test
  void fail_succeeds_on_the_attempt_after_its_failures() throws Exception {
    var context = FakeContext.withInput("{}").settings("{\"fail_count\":2}");

    assertThat(context.attempt(1).fail(new FailHandler()).retryable()).isTrue();
    assertThat(context.attempt(2).fail(new FailHandler()).retryable()).isTrue();
    assertThat(context.attempt(3).succeed(new FailHandler())).hasToString("{\"attempt\":3}");
  }

  @Test
  void fail_can_be_permanent() throws Exception {
    var context =
        FakeContext.withInput("{\"fail_count\":1}").settings("{\"permanent\":true}").attempt(1);

    assertThat(context.fail(new FailHandler()))
        .isEqualTo(
            new StepOutcome.Failure("asked_to_fail", "attempt 1 fails, as do the first 1", false));
  }

  @Test
  void a_setting_wins_over_the_input() throws Exception {
    var context = FakeContext.withInput("{\"milliseconds\":1}").settings("{\"milliseconds\":0}");

    assertThat(context.succeed(new SleepHandler())).hasToString("{\"slept_ms\":0}");
  }

  @Test
  void sleep_takes_at_least_as_long_as_it_says() throws Exception {
    long start = System.nanoTime();

    FakeContext.withInput("{\"milliseconds\":30}").succeed(new SleepHandler());

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000L);
  }

  @Test
  void sleep_refuses_what_is_no_time() throws Exception {
    var failure = FakeContext.withInput("{\"milliseconds\":-1}").fail(new SleepHandler());

    assertThat(failure)
        .isEqualTo(
            new StepOutcome.Failure(
                "validation_error",
                "input.milliseconds must be a whole number from 0 to 3600000, was -1",
                false));
  }

  @Test
  void sleep_stops_when_the_attempt_is_no_longer_wanted() throws Exception {
    var context = FakeContext.withInput("{\"milliseconds\":3600000}");
    var sleeping = new FutureTask<>(() -> context.fail(new SleepHandler()));
    Thread.ofVirtual().start(sleeping);

    context.cancel();

    var failure = sleeping.get(10, TimeUnit.SECONDS);
    assertThat(failure.errorType()).isEqualTo("cancelled");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void sleep_stops_when_interrupted() throws Exception {
    var context = FakeContext.withInput("{\"milliseconds\":3600000}");
    var started = new CountDownLatch(1);
    var sleeping =
        new FutureTask<>(
            () -> {
              started.countDown();
              return new SleepHandler().handle(context);
            });
    var thread = Thread.ofVirtual().start(sleeping);
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    thread.interrupt();

    assertThatThrownBy(() -> sleeping.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
  }
}
