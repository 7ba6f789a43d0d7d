package io.tasker.devmode.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(180)
class RabbitBrokerMainIT {
  @TempDir private Path folder;

  @Test
  void it_keeps_its_data_and_ends_with_its_standard_input_and_when_it_is_terminated()
      throws Exception {
    Process first = start();
    assertThat(first.inputReader().readLine()).startsWith("ready amqp://guest:guest@localhost:");
    try (RabbitBroker second = beside()) {
      assertThat(second.ctl("list_vhosts")).contains("/");
    }
    assertThatThrownBy(() -> RabbitBroker.start(RabbitBrokerConfig.persistent(data())))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining("is in use by the RabbitMQ process");
    first.getOutputStream().close();
    assertEnds(first);
    assertThat(first.exitValue()).isZero();

    try (RabbitBroker again = RabbitBroker.start(RabbitBrokerConfig.persistent(data()))) {
      again.ctl("add_vhost", "kept");
    }

    Process third = start();
    assertThat(third.inputReader().readLine()).startsWith("ready ");
    third.destroy();
    assertEnds(third);
    try (RabbitBroker last = RabbitBroker.start(RabbitBrokerConfig.persistent(data()))) {
      assertThat(last.ctl("list_vhosts")).contains("kept");
    }
  }

  @Test
  void who_has_no_rabbitmq_is_told_which_package_to_install() {
    var nowhere = new RabbitBrokerConfig(null, null, folder.resolve("nothing"));

    assertThatThrownBy(() -> RabbitBroker.start(nowhere))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining("install the package rabbitmq-server");
  }

  @ParameterizedTest
  @CsvSource({
    "--dta x, unknown argument \"--dta\"",
    "--data, --data needs a value",
    "--data x --port 1, unknown argument \"--port\""
  })
  void wrong_arguments_are_refused_with_the_usage(String arguments, String message) {
    var errors = new ByteArrayOutputStream();

    int code =
        RabbitBrokerMain.run(
            arguments.split(" "),
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains(message).contains("usage: ");
  }

  private static RabbitBroker beside() {
    return RabbitBroker.start(RabbitBrokerConfig.temporary());
  }

  private void assertEnds(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessHandle.allProcesses().map(one -> one.info().commandLine().orElse("")))
        .noneMatch(line -> line.contains(data().toString()));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            RabbitBrokerMain.class.getName(),
            "--data",
            data().toString());
    Files.createDirectories(folder);
    return new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
  }
}
