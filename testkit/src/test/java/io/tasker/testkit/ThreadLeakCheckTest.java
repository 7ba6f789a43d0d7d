package io.tasker.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ThreadLeakCheck.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadLeakCheckTest {
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void a_thread_that_stays_is_named() throws InterruptedException {
    var before = ThreadLeakCheck.alive(_ -> true);
    var left = Thread.ofPlatform().name("forgotten-1").daemon(false).start(this::await);
    try {
      assertThatThrownBy(() -> new ThreadLeakCheck(Duration.ofMillis(20)).check(before))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("[forgotten-1]");
    } finally {
      release.countDown();
      left.join();
    }
    assertThatCode(() -> new ThreadLeakCheck().check(before)).doesNotThrowAnyException();
  }

  @Test
  void daemons_and_earlier_threads_do_not_count() throws InterruptedException {
    var earlier = Thread.ofPlatform().daemon(false).start(this::await);
    var before = ThreadLeakCheck.alive(_ -> true);
    var daemon = Thread.ofPlatform().daemon(true).start(this::await);
    var virtual = Thread.ofVirtual().start(this::await);
    try {
      assertThatCode(() -> new ThreadLeakCheck(Duration.ZERO).check(before))
          .doesNotThrowAnyException();
    } finally {
      release.countDown();
      earlier.join();
      daemon.join();
      virtual.join();
    }
  }

  private void await() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
