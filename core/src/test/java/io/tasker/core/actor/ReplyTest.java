package io.tasker.core.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplyTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration NO_TIME = Duration.ZERO;

  private final Logger log = Logger.getLogger(Reply.class.getName());
  private final Reply<String> reply = Reply.to("create task=1");

  @AfterEach
  void forget_an_interrupt() {
    Thread.interrupted();
  }

  @Test
  void the_answer_reaches_whoever_waits() {
    Thread.ofVirtual().start(() -> reply.complete("done"));
    assertThat(reply.await(LONG)).isEqualTo("done");
    assertThat(reply.isDone()).isTrue();
  }

  @Test
  void the_first_answer_counts() {
    reply.complete("first");
    reply.complete("second");
    reply.fail(new IllegalStateException("third"));
    assertThat(reply.await(LONG)).isEqualTo("first");
  }

  @Test
  void a_known_failure_arrives_as_it_is() {
    var failure = new TaskerException(ErrorCode.TASK_EXISTS, "it exists");
    reply.fail(failure);
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> reply.await(LONG))
        .isSameAs(failure);
  }

  @Test
  void any_other_failure_is_a_defect_that_names_what_was_asked() {
    var failure = new IllegalStateException("broken");
    reply.fail(failure);
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> reply.await(LONG))
        .withMessageContaining("create task=1")
        .withCause(failure)
        .matches(e -> e.code() == ErrorCode.INTERNAL);
  }

  @Test
  void no_answer_in_time_says_that_it_may_still_come() {
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> reply.await(Duration.ofMillis(1)))
        .withMessageContaining("1 ms")
        .withMessageContaining("may still be carried out")
        .matches(e -> e.code() == ErrorCode.OVERLOADED && e.retryAfter().isPresent());
  }

  @Test
  void an_interrupt_ends_the_wait_and_stays_known() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> reply.await(LONG))
        .matches(e -> e.code() == ErrorCode.STOPPING);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void an_answer_that_nobody_takes_is_an_error_in_the_log() {
    assertThatExceptionOfType(TaskerException.class).isThrownBy(() -> reply.await(NO_TIME));
    assertThat(logged(() -> reply.complete("late")))
        .singleElement()
        .matches(record -> record.getLevel() == Level.SEVERE)
        .matches(record -> List.of(record.getParameters()).contains("create task=1"));
  }

  @Test
  void a_failure_that_nobody_takes_is_an_error_in_the_log() {
    assertThatExceptionOfType(TaskerException.class).isThrownBy(() -> reply.await(NO_TIME));
    assertThat(logged(() -> reply.fail(new IllegalStateException("late"))))
        .singleElement()
        .matches(record -> record.getLevel() == Level.SEVERE)
        .matches(record -> record.getMessage().contains("create task=1"));
  }

  @Test
  void an_answer_in_time_is_not_worth_a_line() {
    assertThat(logged(() -> reply.complete("in time"))).isEmpty();
  }

  @Test
  void callbacks_hear_the_answer_or_the_failure() {
    List<Object> heard = new ArrayList<>();
    Reply.<String>calling("a", heard::add, heard::add).complete("answer");
    var failure = new IllegalStateException("no");
    Reply.<String>calling("b", heard::add, heard::add).fail(failure);
    assertThat(heard).containsExactly("answer", failure);
  }

  @Test
  void listeners_hear_once_whether_it_failed() throws Exception {
    var failed = new CompletableFuture<Boolean>();
    reply.onDone(failed::complete);
    assertThat(failed).isNotDone();
    reply.fail(new IllegalStateException("no"));
    assertThat(failed.get(10, TimeUnit.SECONDS)).isTrue();

    List<Boolean> late = new ArrayList<>();
    Reply<String> answered = Reply.to("x");
    answered.complete("y");
    answered.onDone(late::add);
    assertThat(late).containsExactly(false);
  }

  private List<LogRecord> logged(Runnable work) {
    List<LogRecord> records = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            records.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    log.addHandler(handler);
    try {
      work.run();
    } finally {
      log.removeHandler(handler);
    }
    return records;
  }
}
