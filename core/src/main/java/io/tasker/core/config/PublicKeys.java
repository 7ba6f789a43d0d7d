package io.tasker.core.config;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of public Tasker files that mean nothing here, so that such files still load. */
final class PublicKeys {
  private static final String RESOURCE = "public-keys-without-meaning.txt";
  private static final Pattern PATTERN = load();

  private PublicKeys() {}

  /** Whether a key is one of them. */
  static boolean haveWithoutMeaning(String key) {
    return PATTERN.matcher(key).matches();
  }

  private static Pattern load() {
    var stream = Objects.requireNonNull(PublicKeys.class.getResourceAsStream(RESOURCE), RESOURCE);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return Pattern.compile(patterns(lines.lines()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A star stands for one level.
  private static String patterns(Stream<String> lines) {
    return lines
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.replace(".", "\\.").replace("*", "[^.]+"))
        .collect(joining("|"));
  }
}
