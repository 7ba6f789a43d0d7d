package io.tasker.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoOptionsTest {
  @Test
  void the_demo_needs_two_folders_and_has_a_minute() {
    var options = DemoOptions.parse(List.of("--home", "/a", "--devmode", "/b"));

    assertThat(options)
        .isEqualTo(
            new DemoOptions(
                Path.of("/a"),
                Path.of("/b"),
                null,
                Ports.KNOWN,
                false,
                Backend.PGMQ,
                Duration.ofMinutes(1)));
    assertThat(options.isUp()).isFalse();
  }

  @Test
  void every_option_is_taken_over() {
    var options =
        DemoOptions.parse(
            List.of(
                "--home",
                "/a",
                "--devmode",
                "/b",
                "--up",
                "/x",
                "--data",
                "/c",
                "--ports",
                "1,0,65535",
                "--keep",
                "--messaging",
                "rabbitmq",
                "--timeout",
                "5"));

    assertThat(options)
        .isEqualTo(
            new DemoOptions(
                Path.of("/a"),
                Path.of("/b"),
                Path.of("/c"),
                List.of(1, 0, 65535),
                true,
                Backend.RABBITMQ,
                Duration.ofSeconds(5)));
    assertThat(options.isUp()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--home /a, --devmode is needed",
    "--devmode /b, --home is needed",
    "--home, --home needs a value",
    "--kep, unknown option --kep",
    "--messaging kafka, '--messaging must be one of pgmq, rabbitmq, was kafka'",
    "--messaging, --messaging needs a value",
    "--home /a --devmode /b --data /c, --data is of up",
    "'--up /c --ports 1,2', '--ports must be three numbers from 0 to 65535 such as 8080,9190,8081,"
        + " was 1,2'",
    "'--up /c --ports 1,2,65536', --ports must be three numbers",
    "'--up /c --ports 1,,2', --ports must be three numbers",
    "--timeout 0, '--timeout must be a whole number from 1 to 3600, was 0'",
    "--timeout 3601, '--timeout must be a whole number from 1 to 3600, was 3601'",
    "--timeout 1s, '--timeout must be a whole number from 1 to 3600, was 1s'",
  })
  void a_wrong_line_is_answered_with_what_is_wrong(String line, String message) {
    assertThatThrownBy(() -> DemoOptions.parse(List.of(line.split(" "))))
        .isInstanceOf(DemoException.class)
        .hasMessageStartingWith(message);
  }
}
