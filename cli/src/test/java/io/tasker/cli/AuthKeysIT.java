package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuthKeysIT {
  @TempDir private Path folder;

  @Test
  void a_missing_folder_is_made_and_the_server_is_told_where_in_full() {
    var out = new StringWriter();
    var command = new CommandLine(new AuthKeysCommand());
    command.setOut(new PrintWriter(out, true));
    Path keys = folder.resolve("secrets").resolve("keys");

    assertThat(command.execute("--output-dir", keys.toString())).isEqualTo(ExitCodes.OK);

    assertThat(keys.resolve("jwt-private-key.pem")).isRegularFile();
    assertThat(out.toString())
        .contains("jwt_public_key_path = " + keys.resolve("jwt-public-key.pem"));
  }
}
