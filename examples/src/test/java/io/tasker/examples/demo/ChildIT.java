package io.tasker.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChildIT {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @TempDir Path temp;

  @Test
  void one_that_ends_by_itself_is_reported_with_the_last_40_lines_of_its_log() {
    Path log = temp.resolve("log");
    Child child = shell(log, "seq 1 50; echo \"$WORD\"; exit 3", Map.of("WORD", "over"));

    assertThat(Patience.until(TEN_SECONDS, () -> ended(child))).isTrue();
    assertThatThrownBy(child::requireAlive)
        .isInstanceOf(DemoException.class)
        .hasMessageStartingWith("shell has ended with exit code 3; the last lines of " + log + ":")
        .hasMessageContaining("\n12\n")
        .hasMessageNotContaining("\n11\n")
        .hasMessageEndingWith("over");
  }

  @Test
  void one_that_ignores_the_request_to_stop_is_ended_by_force() {
    Child child =
        shell(temp.resolve("log"), "trap '' TERM; echo up; while :; do sleep 1; done", Map.of());
    assertThat(Patience.until(TEN_SECONDS, () -> child.logLines().contains("up"))).isTrue();

    child.stop(Duration.ofMillis(100));

    assertThat(ended(child)).isTrue();
  }

  @Test
  void one_that_cannot_be_started_is_a_clear_failure() {
    var command = List.of(temp.resolve("no-such-command").toString());
    Child child = startOrNull(command);

    // With setsid the start succeeds and setsid says what is wrong.
    if (child != null) {
      assertThat(Patience.until(TEN_SECONDS, () -> ended(child))).isTrue();
      assertThat(child.failed("failed")).hasMessageContaining("no-such-command");
    }
  }

  private @Nullable Child startOrNull(List<String> command) {
    try {
      return Child.start("shell", temp.resolve("log"), command, Map.of());
    } catch (DemoException e) {
      assertThat(e).hasMessageContaining("shell cannot be started").hasMessageContaining("no-such");
      return null;
    }
  }

  private static Child shell(Path log, String script, Map<String, String> environment) {
    return Child.start("shell", log, List.of("/bin/sh", "-c", script), environment);
  }

  private static boolean ended(Child child) {
    try {
      child.requireAlive();
      return false;
    } catch (DemoException _) {
      return true;
    }
  }
}
