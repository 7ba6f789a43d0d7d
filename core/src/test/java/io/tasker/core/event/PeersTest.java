package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PeersTest {
  private final Peers peers = new Peers(2);

  @Test
  void one_that_is_heard_every_turn_is_well() {
    for (int turn = 0; turn < 5; turn++) {
      peers.heard("a");
      assertThat(peers.turn()).isFalse();
    }
  }

  @Test
  void one_that_misses_as_many_turns_as_are_tolerated_fell_silent_once() {
    peers.heard("a");
    assertThat(peers.turn()).isFalse();
    assertThat(peers.turn()).isFalse();
    assertThat(peers.turn()).isTrue();
    assertThat(peers.turn()).isFalse();
  }

  @Test
  void nobody_is_blamed_for_what_we_could_not_hear() {
    peers.heard("a");
    peers.turn();
    peers.turn();
    peers.forget();
    assertThat(peers.turn()).isFalse();
  }
}
