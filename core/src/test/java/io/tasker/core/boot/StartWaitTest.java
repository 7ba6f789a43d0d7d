package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.boot.StartWait.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StartWaitTest {
  private static final TaskerException AWAY =
      new TaskerException(ErrorCode.DATABASE_UNAVAILABLE, "nobody answers");
  private static final TaskerException REFUSED =
      new TaskerException(ErrorCode.DATABASE_UNAVAILABLE, "wrong password");

  private final List<Duration> rests = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Logger logger = Logger.getLogger(StartWait.class.getName());
  private final Handler handler = new Said();
  private long nanos;
  private final StartWait wait =
      new StartWait(
          () -> nanos,
          time -> {
            rests.add(time);
            nanos += time.toNanos();
          });

  private final class Said extends Handler {
    @Override
    public void publish(LogRecord entry) {
      said.add(entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry));
    }

    @Override
    public void flush() {
      // nothing is kept back
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    logger.addHandler(handler);
  }

  @AfterEach
  void listen_no_more() {
    logger.removeHandler(handler);
    logger.setLevel(null);
  }

  @Test
  void what_is_there_is_not_waited_for_and_nothing_is_said() {
    wait.until(part(60, () -> {}));

    assertThat(rests).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void what_comes_is_waited_for_with_growing_rests() {
    wait.until(part(60, thereAfter(Duration.ofSeconds(7))));

    assertThat(rests)
        .startsWith(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofMillis(1600),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2))
        .hasSize(7);
    assertThat(said)
        .containsExactly(
            "WARNING waiting for the part up_to_s=60 key=a.key reason=\"nobody answers\"",
            "INFO still waiting for the part waited_s=5 reason=\"nobody answers\"",
            "INFO the part is there waited_ms=7100");
  }

  @Test
  void it_says_something_every_five_seconds_at_most() {
    wait.until(part(3_600, thereAfter(Duration.ofSeconds(100))));

    assertThat(said.stream().filter(line -> line.startsWith("INFO still"))).hasSizeBetween(10, 20);
  }

  @Test
  void when_the_time_is_over_the_failure_says_how_long_and_by_which_key() {
    assertThatThrownBy(() -> wait.until(part(10, thereAfter(Duration.ofSeconds(11)))))
        .isInstanceOfSatisfying(
            TaskerException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE))
        .hasMessage("nobody answers; waited 10 s for it (a.key)");
    assertThat(nanos).isEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void one_who_is_interrupted_waits_no_longer() {
    StartWait interrupted = new StartWait(() -> 0, _ -> Thread.currentThread().interrupt());

    assertThatThrownBy(() -> interrupted.until(part(60, thereAfter(Duration.ofSeconds(1)))))
        .hasMessage("interrupted while starting");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void zero_means_not_to_wait() {
    assertThatThrownBy(() -> wait.until(part(0, thereAfter(Duration.ofSeconds(1))))).isSameAs(AWAY);
    assertThat(rests).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void what_waiting_does_not_help_against_is_not_waited_for() {
    assertThatThrownBy(
            () ->
                wait.until(
                    part(
                        60,
                        () -> {
                          throw REFUSED;
                        })))
        .isSameAs(REFUSED);
    assertThat(rests).isEmpty();
  }

  @Test
  void one_who_comes_and_refuses_us_ends_the_waiting() {
    assertThatThrownBy(
            () ->
                wait.until(
                    part(
                        60,
                        () -> {
                          throw nanos > Duration.ofSeconds(1).toNanos() ? REFUSED : AWAY;
                        })))
        .hasMessageStartingWith("wrong password");
    assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(3));
  }

  private static Part part(int seconds, Runnable attempt) {
    return new Part(
        "the part", "a.key", Duration.ofSeconds(seconds), attempt, failure -> failure != REFUSED);
  }

  private Runnable thereAfter(Duration time) {
    return () -> {
      if (nanos < time.toNanos()) {
        throw AWAY;
      }
    };
  }
}
