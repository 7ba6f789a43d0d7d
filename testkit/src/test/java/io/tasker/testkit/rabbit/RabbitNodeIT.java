package io.tasker.testkit.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RabbitNodeIT {
  @Test
  void it_stops_starts_with_its_data_and_leaves_nothing_behind() {
    RabbitNode node = RabbitNode.start();
    try (node) {
      node.ctl("add_vhost", "kept");
      node.stop();
      node.startAgain();
      assertThat(node.ctl("list_vhosts")).contains("kept");
      node.kill();
      node.startAgain();
      assertThat(node.ctl("list_vhosts")).contains("kept");
      assertThatThrownBy(() -> node.ctl("no_such_command")).hasMessageContaining("no_such_command");
      assertThat(processesOf(node)).isNotEmpty();
    }

    assertThat(node.leftOver()).isFalse();
    assertThat(processesOf(node)).isEmpty();
  }

  @Test
  void it_ends_with_the_jvm_that_started_it() throws IOException {
    Process jvm =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said = jvm.inputReader()) {
      String folder = said.readLine();
      assertThat(processesWith(folder)).isNotEmpty();
      jvm.destroyForcibly();
      Eventually.until(
          "its processes and files are gone",
          Duration.ofSeconds(20),
          () -> processesWith(folder).isEmpty() && !Files.exists(java.nio.file.Path.of(folder)));
    }
  }

  /** Starts a node and waits to be killed. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(RabbitNode.start().folder());
      Thread.currentThread().join();
    }
  }

  private static List<ProcessHandle> processesOf(RabbitNode node) {
    return processesWith(node.folder().toString());
  }

  // A node has its folder in its arguments.
  private static List<ProcessHandle> processesWith(String folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder))
        .toList();
  }
}
