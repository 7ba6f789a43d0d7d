package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.config.DeliveryMode;
import io.tasker.core.config.PollingConfig;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventSystemTest {
  private static final QueueName QUEUE = new QueueName("orchestration_step_results");
  private static final Duration NEVER = Duration.ofDays(1);

  private final Signals signals = new Signals();
  private final AtomicBoolean signalsWork = new AtomicBoolean(true);
  private final LinkedBlockingQueue<String> looks = new LinkedBlockingQueue<>();
  private DeliveryMode mode = DeliveryMode.HYBRID;
  private @Nullable EventSystem system;

  @AfterEach
  void stop() {
    if (system != null) {
      system.stop();
    }
  }

  @Test
  void it_looks_once_at_the_start_in_case_a_signal_was_missed() throws InterruptedException {
    start(NEVER, NEVER);
    assertThat(nextLook()).isEqualTo("results");
  }

  @Test
  void a_signal_for_its_queue_is_a_look_at_once_on_the_thread_that_signals()
      throws InterruptedException {
    start(NEVER, NEVER);
    nextLook();
    signals.arrived(QUEUE);
    assertThat(looks.poll()).isEqualTo(Thread.currentThread().getName());
    signals.arrived(new QueueName("another"));
    assertThat(looks).isEmpty();
  }

  @Test
  void while_signals_work_it_polls_at_the_slow_pace_only() throws InterruptedException {
    start(Duration.ofMillis(1), NEVER);
    nextLook();
    system().found();
    assertThat(looks.poll(50, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void without_signals_polling_takes_over() throws InterruptedException {
    signalsWork.set(false);
    start(Duration.ofMillis(1), Duration.ofMillis(2));
    for (int i = 0; i < 4; i++) {
      assertThat(nextLook()).isEqualTo("results");
    }
  }

  @Test
  void without_signals_something_found_ends_the_rest() throws InterruptedException {
    signalsWork.set(false);
    start(NEVER, NEVER);
    nextLook();
    system().found();
    assertThat(nextLook()).isEqualTo("results");
  }

  @Test
  void event_driven_only_it_never_polls_while_signals_work() throws InterruptedException {
    mode = DeliveryMode.EVENT_DRIVEN_ONLY;
    start(Duration.ofMillis(1), Duration.ofMillis(2));
    nextLook();
    system().found();
    assertThat(looks.poll(50, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void event_driven_only_polling_takes_over_as_soon_as_signals_are_lost()
      throws InterruptedException {
    mode = DeliveryMode.EVENT_DRIVEN_ONLY;
    start(Duration.ofMillis(1), Duration.ofMillis(2));
    nextLook();
    signalsWork.set(false);
    system().wake();
    for (int i = 0; i < 4; i++) {
      assertThat(nextLook()).isEqualTo("results");
    }
  }

  @Test
  void polling_only_does_not_rely_on_signals_even_where_they_work() throws InterruptedException {
    mode = DeliveryMode.POLLING_ONLY;
    start(Duration.ofMillis(1), Duration.ofMillis(2));
    for (int i = 0; i < 4; i++) {
      assertThat(nextLook()).isEqualTo("results");
    }
  }

  private void start(Duration quickest, Duration fallback) {
    system =
        new EventSystem(
            "results",
            Set.of(QUEUE),
            signals,
            new Pace(mode, signalsWork::get, new PollingConfig(quickest, fallback)),
            () -> looks.add(Thread.currentThread().getName()));
    system.start();
  }

  private EventSystem system() {
    EventSystem started = system;
    assertThat(started).isNotNull();
    return started;
  }

  private @Nullable String nextLook() throws InterruptedException {
    return looks.poll(10, TimeUnit.SECONDS);
  }
}
