package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.event.DeliveryPath.Polling;
import io.tasker.core.event.DeliveryPath.Push;
import io.tasker.core.event.DeliveryPath.Reason;
import io.tasker.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveryMonitorTest {
  private static final Instant START = SettableClock.START;
  private static final Duration TURN = Duration.ofSeconds(5);

  private final SettableClock clock = new SettableClock();
  private final DeliveryMonitor monitor = DeliveryMonitor.watching(clock, 2);
  private final List<DeliveryPath> switches = new ArrayList<>();

  @Test
  void a_connection_alone_is_not_trusted() {
    monitor.onSwitch(switches::add);
    monitor.connected();

    assertThat(monitor.path()).isEqualTo(new Polling(Reason.STARTING, START));
    assertThat(monitor.isPushing()).isFalse();
    assertThat(switches).isEmpty();
  }

  @Test
  void the_first_heartbeat_that_came_through_ends_polling() {
    monitor.onSwitch(switches::add);
    monitor.connected();
    monitor.heartbeat();
    monitor.heartbeat();

    assertThat(switches).containsExactly(new Push(START));
    assertThat(monitor.isPushing()).isTrue();
  }

  @Test
  void as_many_heartbeats_as_are_tolerated_may_be_missing_in_a_row() {
    push();

    assertThat(turn()).isFalse();
    assertThat(turn()).as("one is missing").isFalse();
    monitor.heartbeat();
    assertThat(turn()).isFalse();
    assertThat(turn()).as("one is missing again").isFalse();
    assertThat(switches).isEmpty();
    assertThat(turn()).as("two are missing").isTrue();
    assertThat(switches)
        .containsExactly(new Polling(Reason.SILENT, START.plus(TURN.multipliedBy(2))));
  }

  @Test
  void while_it_stays_silent_new_connections_are_asked_for_but_nothing_is_announced_again() {
    push();
    turn();
    turn();
    assertThat(turn()).isTrue();
    assertThat(turn()).isFalse();
    assertThat(turn()).isTrue();

    assertThat(switches).hasSize(1);
  }

  @Test
  void heartbeats_after_a_silence_bring_push_back() {
    push();
    turn();
    turn();
    turn();
    monitor.connected();
    monitor.heartbeat();

    assertThat(switches).hasSize(2).last().isEqualTo(new Push(clock.instant()));
  }

  @Test
  void a_lost_connection_is_announced_at_once_and_once() {
    push();
    clock.advance(TURN);
    monitor.disconnected("terminated");
    monitor.disconnected("refused");
    monitor.disconnected("refused");

    assertThat(switches).containsExactly(new Polling(Reason.DISCONNECTED, START.plus(TURN)));
    assertThat(turn()).as("there is nothing to give up").isFalse();
  }

  @Test
  void a_heartbeat_that_was_still_on_its_way_does_not_make_up_for_a_lost_connection() {
    push();
    monitor.disconnected("terminated");
    monitor.heartbeat();

    assertThat(monitor.isPushing()).isFalse();
  }

  @Test
  void a_connection_that_cannot_be_made_at_the_start_is_announced_too() {
    monitor.onSwitch(switches::add);
    monitor.disconnected("refused");

    assertThat(switches).containsExactly(new Polling(Reason.DISCONNECTED, START));
  }

  @Test
  void who_is_configured_to_poll_says_so() {
    assertThat(DeliveryMonitor.polling(clock).path())
        .isEqualTo(new Polling(Reason.CONFIGURED, START));
  }

  private void push() {
    monitor.connected();
    monitor.heartbeat();
    monitor.onSwitch(switches::add);
  }

  private boolean turn() {
    clock.advance(TURN);
    return monitor.turn();
  }
}
