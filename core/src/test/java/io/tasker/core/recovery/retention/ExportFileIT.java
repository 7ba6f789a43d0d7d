package io.tasker.core.recovery.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExportFileIT {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  @TempDir Path folder;

  @Test
  void a_complete_file_has_a_head_and_a_line_per_row() {
    write("a", "{\"n\":1}", "{\"n\":2}");

    assertThat(Exported.lines(folder.resolve("a.jsonl.gz")))
        .containsExactly(
            "{\"format\":\"tasker-export\",\"version\":1,\"exported_at\":\"2026-01-01T00:00:00Z\"}",
            "{\"table\":\"tasks\",\"row\":{\"n\":1}}",
            "{\"table\":\"tasks\",\"row\":{\"n\":2}}");
  }

  @Test
  void a_file_is_never_written_over() throws IOException {
    write("a", "{\"n\":1}");
    write("a", "{\"n\":2}");
    write("a", "{\"n\":3}");

    assertThat(Exported.names(folder))
        .containsExactly("a-2.jsonl.gz", "a-3.jsonl.gz", "a.jsonl.gz");
    assertThat(Exported.lines(folder.resolve("a-2.jsonl.gz")).getLast()).contains("\"n\":2");
  }

  @Test
  void what_is_not_complete_leaves_nothing() throws IOException {
    try (ExportFile file = new ExportFile(folder, "a", NOW)) {
      file.row("tasks", "{}");
      assertThat(Exported.names(folder)).containsExactly("a.jsonl.gz.part");
    }

    assertThat(Exported.names(folder)).isEmpty();
  }

  @Test
  void no_rows_make_no_file() throws IOException {
    write("a");

    assertThat(Exported.names(folder)).isEmpty();
  }

  @Test
  void a_folder_that_cannot_be_made_is_an_error() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (ExportFile export = new ExportFile(file.resolve("below"), "a", NOW)) {
      assertThatThrownBy(() -> export.row("tasks", "{}")).isInstanceOf(UncheckedIOException.class);
    }
  }

  private void write(String name, String... rows) {
    try (ExportFile file = new ExportFile(folder, name, NOW)) {
      for (String row : rows) {
        file.row("tasks", row);
      }
      file.complete();
    }
  }
}
