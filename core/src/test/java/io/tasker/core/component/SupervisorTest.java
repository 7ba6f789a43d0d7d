package io.tasker.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupervisorTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void components_start_in_order_and_stop_in_reverse() {
    Supervisor supervisor = new Supervisor(List.of(part("a"), part("b"), part("c")));
    supervisor.start();
    supervisor.stop();
    assertThat(done).containsExactly("+a", "+b", "+c", "-c", "-b", "-a");
  }

  @Test
  void a_failed_start_stops_those_before_and_starts_none_after() {
    Supervisor supervisor =
        new Supervisor(List.of(part("a"), part("b"), failing("c", true, false), part("d")));
    assertThatIllegalStateException().isThrownBy(supervisor::start).withMessage("c cannot start");
    assertThat(done).containsExactly("+a", "+b", "-b", "-a");
    supervisor.stop();
    assertThat(done).hasSize(4);
  }

  @Test
  void one_that_cannot_stop_does_not_keep_the_others() {
    Supervisor supervisor =
        new Supervisor(List.of(part("a"), failing("b", false, true), part("c")));
    supervisor.start();
    supervisor.stop();
    assertThat(done).containsExactly("+a", "+b", "+c", "-c", "-a");
  }

  @Test
  void stopping_twice_or_without_a_start_does_no_harm() {
    Supervisor supervisor = new Supervisor(List.of(part("a")));
    supervisor.stop();
    supervisor.start();
    supervisor.stop();
    supervisor.stop();
    assertThat(done).containsExactly("+a", "-a");
  }

  private Component part(String name) {
    return failing(name, false, false);
  }

  private Component failing(String name, boolean atStart, boolean atStop) {
    return new Component() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void start() {
        if (atStart) {
          throw new IllegalStateException(name + " cannot start");
        }
        done.add("+" + name);
      }

      @Override
      public void stop() {
        if (atStop) {
          throw new IllegalStateException(name + " cannot stop");
        }
        done.add("-" + name);
      }
    };
  }
}
