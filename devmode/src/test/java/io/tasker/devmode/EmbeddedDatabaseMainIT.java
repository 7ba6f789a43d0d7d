package io.tasker.devmode;

import static org.assertj.core.api.Assertions.assertThat;

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
@Timeout(120)
class EmbeddedDatabaseMainIT {
  @TempDir private Path folder;

  @Test
  void it_ends_with_its_standard_input() throws Exception {
    var process = start();
    assertThat(process.inputReader().readLine()).startsWith("ready jdbc:postgresql://");
    assertThat(Postmaster.of(data())).isPresent();

    process.getOutputStream().close();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Postmaster.of(data())).isEmpty();
  }

  @Test
  void it_takes_the_server_with_it_when_it_is_terminated() throws Exception {
    var process = start();
    assertThat(process.inputReader().readLine()).startsWith("ready ");
    assertThat(Postmaster.of(data())).isPresent();

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Postmaster.of(data())).isEmpty();
    assertThat(Files.exists(data().resolve("postmaster.pid"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "--dta x, unknown argument \"--dta\"",
    "--port, --port needs a value",
    "--port many, must be a whole number",
    "--port 80, 1024 to 65535"
  })
  void wrong_arguments_are_refused_with_the_usage(String arguments, String message) {
    var errors = new ByteArrayOutputStream();

    var code =
        EmbeddedDatabaseMain.run(
            arguments.split(" "),
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains(message).contains("usage: ");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Process start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedDatabaseMain.class.getName(),
            "--data",
            data().toString());
    return new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
  }
}
