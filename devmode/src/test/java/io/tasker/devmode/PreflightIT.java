package io.tasker.devmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PreflightIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"Mac OS X, aarch64, false", "Linux, riscv64, false", "Linux, amd64, true"})
  void a_platform_without_programs_is_refused_with_a_way_out(String os, String arch, boolean musl) {
    assertThatThrownBy(() -> Preflight.requirePlatform(os, arch, musl))
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining(os)
        .hasMessageContaining(arch)
        .hasMessageContaining("common.database.url");
  }

  @ParameterizedTest
  @CsvSource({"amd64", "x86_64", "aarch64", "arm64"})
  void both_processor_families_are_let_through(String arch) {
    assertThatCode(() -> Preflight.requirePlatform("Linux", arch, false))
        .doesNotThrowAnyException();
  }

  @Test
  void a_full_disk_is_refused_with_both_numbers_and_the_folder() {
    assertThatThrownBy(() -> Preflight.requireSpace(folder, 499L * 1024 * 1024))
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining("500 MB")
        .hasMessageContaining("499 MB")
        .hasMessageContaining(folder.toString());
    assertThatCode(() -> Preflight.requireSpace(folder, 500L * 1024 * 1024))
        .doesNotThrowAnyException();
  }

  @Test
  void the_space_of_a_folder_not_made_yet_is_that_of_its_parent() {
    assertThatCode(() -> Preflight.usableSpace(folder.resolve("a/b"))).doesNotThrowAnyException();
  }

  @Test
  void a_taken_port_is_refused_by_its_number() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      assertThatThrownBy(() -> Preflight.requireFreePort(taken.getLocalPort()))
          .isInstanceOf(TaskerException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  void a_folder_with_something_else_in_it_is_left_alone() throws IOException {
    var precious = Files.writeString(folder.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(
            () -> EmbeddedDatabase.start(EmbeddedDatabaseConfig.persistent(folder)).close())
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining("holds files but no PostgreSQL data");
    assertThat(folder).isDirectoryContaining(precious::equals);
  }

  @Test
  void data_of_another_major_version_are_refused_by_both_numbers() throws IOException {
    Files.writeString(folder.resolve("PG_VERSION"), "14\n");

    assertThatThrownBy(() -> Preflight.requireUsableData(folder))
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining("made by PostgreSQL 14, this is 18");
  }

  @Test
  void a_file_is_not_a_data_folder() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> Preflight.requireUsableData(file))
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void a_process_file_left_by_a_crash_does_not_count() throws IOException {
    Files.writeString(folder.resolve("PG_VERSION"), "18\n");
    Files.writeString(folder.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

    assertThatCode(() -> Preflight.requireUsableData(folder)).doesNotThrowAnyException();
  }
}
