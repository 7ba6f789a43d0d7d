package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdaptiveDelayTest {
  private final AdaptiveDelay delay =
      new AdaptiveDelay(Duration.ofMillis(10), Duration.ofMillis(70));

  @Test
  void each_look_in_vain_doubles_the_rest_up_to_the_fallback() {
    assertThat(rests(6)).containsExactly(10L, 20L, 40L, 70L, 70L, 70L);
  }

  @Test
  void something_found_makes_it_quick_again() {
    rests(5);
    delay.busy();
    assertThat(rests(3)).containsExactly(10L, 20L, 40L);
    delay.busy();
    delay.busy();
    assertThat(rests(1)).containsExactly(10L);
  }

  @Test
  void a_fallback_as_quick_as_the_quickest_is_kept() {
    var steady = new AdaptiveDelay(Duration.ofMillis(10), Duration.ofMillis(10));
    assertThat(Stream.generate(steady::rest).limit(3)).containsOnly(Duration.ofMillis(10));
  }

  private Long[] rests(int count) {
    return Stream.generate(delay::rest).limit(count).map(Duration::toMillis).toArray(Long[]::new);
  }
}
