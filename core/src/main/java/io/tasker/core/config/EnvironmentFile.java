package io.tasker.core.config;

import io.tasker.core.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the file that belongs to {@code TASKER_ENV}. */
final class EnvironmentFile {
  private static final String VARIABLE = "TASKER_ENV";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern FILE = Pattern.compile("tasker-([A-Za-z0-9_-]{1,64})\\.yaml");

  private EnvironmentFile() {}

  /** The file beside the main one, if there is one; a name that cannot be one is a problem. */
  static Optional<Path> beside(Path main, String environment, Findings findings) {
    if (!NAME.matcher(environment).matches()) {
      findings.problem(
          VARIABLE,
          "\"%s\" is not allowed; allowed: up to 64 letters, digits, hyphens and underscores"
              .formatted(environment));
      return Optional.empty();
    }
    Path file = main.resolveSibling("tasker-" + environment + ".yaml");
    if (Files.exists(file)) {
      return Optional.of(file);
    }
    // An environment needs no file; one that is nearly called like another is a slip.
    Nearest.of(environment, namesBeside(main))
        .ifPresent(
            name ->
                findings.warning(
                    VARIABLE, "there is no file %s; did you mean %s?".formatted(file, name)));
    return Optional.empty();
  }

  private static List<String> namesBeside(Path main) {
    try (Stream<Path> files = Files.list(main.toAbsolutePath().getParent())) {
      return files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(match -> match.matches())
          .map(match -> match.group(1))
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of(); // that the main file is missing is said elsewhere
    }
  }
}
