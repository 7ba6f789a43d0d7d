package io.tasker.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateFilesIT {
  @TempDir Path base;

  @BeforeEach
  void files() throws IOException {
    for (String name :
        List.of(
            "t/b.yaml",
            "t/a.yml",
            "t/x.txt",
            "t/deep/er/c.yaml",
            "t/.hidden/d.yaml",
            "t/.e.yaml",
            "other/f.yaml")) {
      Path file = base.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t                     | t/a.yml t/b.yaml t/deep/er/c.yaml",
        "t/                    | t/a.yml t/b.yaml t/deep/er/c.yaml",
        "t/**/*.{yml,yaml}     | t/a.yml t/b.yaml t/deep/er/c.yaml",
        "t/**/*.yaml           | t/b.yaml t/deep/er/c.yaml",
        "t/*.yaml              | t/b.yaml",
        "**/*.yaml             | other/f.yaml t/b.yaml t/deep/er/c.yaml",
        "*/[a-c].y*            | t/a.yml t/b.yaml",
        "t/x.txt               | t/x.txt",
        "./t/../other          | other/f.yaml",
        "none/**/*.yaml        | ''",
      })
  void entries_are_files_folders_and_patterns(String entry, String expected) {
    assertThat(TemplateFiles.find(List.of(entry), base))
        .containsExactlyElementsOf(
            Arrays.stream(expected.split(" "))
                .filter(name -> !name.isEmpty())
                .map(base::resolve)
                .toList());
  }

  @Test
  void a_file_is_found_once_and_absolute_entries_need_no_base() {
    assertThat(
            TemplateFiles.find(
                List.of(base + "/t/*.yaml", "t", base.resolve("t/b.yaml").toString()), base))
        .containsExactly(
            base.resolve("t/a.yml"), base.resolve("t/b.yaml"), base.resolve("t/deep/er/c.yaml"));
  }

  @Test
  void a_link_to_a_file_is_a_file() throws IOException {
    Files.createSymbolicLink(base.resolve("other/link.yaml"), base.resolve("t/b.yaml"));

    assertThat(TemplateFiles.find(List.of("other"), base))
        .containsExactly(base.resolve("other/f.yaml"), base.resolve("other/link.yaml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing        | \"missing\" does not exist",
        "t/missing.yaml | \"t/missing.yaml\" does not exist",
        "t/{a.yaml      | \"t/{a.yaml\" is not a valid pattern",
      })
  void an_entry_that_cannot_be_meant_is_refused(String entry, String message) {
    assertThatThrownBy(() -> TemplateFiles.find(List.of(entry), base))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining("common.task_templates.search_paths: " + message);
  }
}
