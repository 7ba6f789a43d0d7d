package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.client.config.Profiles;
import io.tasker.client.config.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProfileFileIT {
  @TempDir private Path folder;

  @Test
  void a_file_to_begin_with_says_what_is_built_in() throws IOException {
    Path file = folder.resolve("new/tasker.toml");

    ProfileFile.begin(file, false);

    var written = Profiles.read(file, Map.of()).chosen();
    var builtIn = Profiles.find(java.util.List.of(), Map.of()).chosen();
    assertThat(written.server()).isEqualTo(builtIn.server());
    assertThat(written.worker()).isEqualTo(builtIn.worker());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .as("credentials go into it")
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> ProfileFile.begin(file, false)).hasMessageContaining("--force");
    ProfileFile.begin(file, true);
  }

  @Test
  void what_was_there_stays_as_it_was() throws IOException {
    Path file = Files.writeString(folder.resolve("a.toml"), "# mine\n[profile.one]\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    ProfileFile.add(file, "two", "a \"b\"\nc", Protocol.REST, "http://a", "http://b");

    assertThat(Files.readString(file)).startsWith("# mine\n[profile.one]\n\n[profile.two]\n");
    var two = Profiles.read(file, Map.of()).get("two");
    assertThat(two.description()).isEqualTo("a \"b\"\nc");
    assertThat(two.server().baseUri()).hasToString("http://a");
    assertThat(two.worker().baseUri()).hasToString("http://b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void what_is_wrong_changes_nothing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.toml"), "[profile.one]\n");

    assertThatThrownBy(() -> ProfileFile.add(file, "one", null, null, null, null))
        .hasMessageContaining("profile one is in " + file + " already");
    assertThatThrownBy(() -> ProfileFile.add(file, "a.b", null, null, null, null))
        .hasMessageContaining("NAME must be");
    assertThatThrownBy(() -> ProfileFile.add(file, "two", null, null, "nonsense", null))
        .hasMessageContaining("base_url must be");
    assertThat(Files.readString(file)).isEqualTo("[profile.one]\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_grpc_server_gets_its_own_address() {
    Path file = folder.resolve("a.toml");

    ProfileFile.add(file, "fast", null, Protocol.GRPC, "http://a:9190", null);

    var fast = Profiles.read(file, Map.of()).get("fast").server();
    assertThat(fast.protocol()).isEqualTo(Protocol.GRPC);
    assertThat(fast.baseUri()).hasToString("http://a:9190");
  }
}
