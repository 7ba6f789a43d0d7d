package io.tasker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HangupIT {
  @Test
  void every_signal_runs_the_action_and_ends_nothing() throws Exception {
    Semaphore signals = new Semaphore(0);
    Hangup.on(signals::release);

    for (int i = 0; i < 2; i++) {
      hangUp();
      assertThat(signals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void hangUp() throws Exception {
    String self = String.valueOf(ProcessHandle.current().pid());
    assertThat(new ProcessBuilder("kill", "-HUP", self).start().waitFor()).isZero();
  }
}
