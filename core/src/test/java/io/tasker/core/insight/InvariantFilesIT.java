package io.tasker.core.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InvariantFilesIT {
  @Test
  void every_file_belongs_to_an_invariant() {
    assertThat(files())
        .containsExactlyElementsOf(
            Arrays.stream(Invariant.values())
                .map(invariant -> invariant.file().replace("invariants/", ""))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void every_file_says_what_holds_and_why_it_matters(Invariant invariant) throws IOException {
    String text = Files.readString(folder().resolveSibling(invariant.file()));

    assertThat(text).startsWith("-- Holds: ").contains("\n-- Matters: ");
    assertThat(invariant.promise()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void every_statement_is_ordered_and_limited(Invariant invariant) {
    assertThat(invariant.sql().text())
        .contains(" AS finding")
        .containsPattern("\\nORDER BY [^\\n]+\\nLIMIT [^\\n]+$");
  }

  private static List<String> files() {
    try (var files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Invariant.class.getResource("invariants")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
