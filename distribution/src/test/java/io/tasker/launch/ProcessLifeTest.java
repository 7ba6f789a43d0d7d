package io.tasker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.cli.ExitCodes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcessLifeTest {
  @Test
  void a_stop_in_time_is_fine() {
    assertThat(ProcessLife.stop(running(Duration.ofSeconds(10), () -> {}))).isEqualTo(ExitCodes.OK);
  }

  @Test
  void a_stop_that_throws_is_a_failure() {
    Runnable broken =
        () -> {
          throw new IllegalStateException("broken");
        };

    assertThat(ProcessLife.stop(running(Duration.ofSeconds(10), broken)))
        .isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void a_stop_that_hangs_is_not_waited_for() {
    var never = new CountDownLatch(1);
    Runnable hanging =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };

    assertThat(ProcessLife.stop(running(Duration.ofMillis(20), hanging)))
        .isEqualTo(ExitCodes.FAILED);
    never.countDown();
  }

  private static Running running(Duration timeout, Runnable stop) {
    return new Running() {
      @Override
      public Duration shutdownTimeout() {
        return timeout;
      }

      @Override
      public void stop() {
        stop.run();
      }
    };
  }
}
