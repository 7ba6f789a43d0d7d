package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Commands and what they print, as a file: a command after {@code $}, its output, and its exit code
 * after {@code ?}; anything else between commands is for readers. Ids are numbered by their first
 * appearance, and commands name them so.
 */
final class Transcript {
  private static final Path WRITTEN = Path.of("target/transcripts");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern EXIT = Pattern.compile("\\? \\d+");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

  private final Path folder;
  private final Map<String, String> environment;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<String> ids = new ArrayList<>();

  /**
   * Runs in a folder.
   *
   * @param names what differs from run to run, by the name that the file has for it
   */
  Transcript(Path folder, Map<String, String> environment, Map<String, String> names) {
    this.folder = folder;
    this.environment = environment;
    this.names.putAll(names);
  }

  /** Runs the commands of a file and compares everything; what came is in target/transcripts. */
  void compare(String name) {
    String expected = resource(name);
    StringBuilder actual = new StringBuilder();
    boolean isOutput = false;
    for (String line : expected.lines().toList()) {
      if (isOutput) {
        isOutput = !EXIT.matcher(line).matches();
      } else if (line.startsWith("$ ")) {
        End end = run(line.substring(2));
        actual.append("%s\n%s? %d\n".formatted(line, end.text(), end.code()));
        isOutput = true;
      } else {
        actual.append(line).append('\n');
      }
    }
    write(names.getOrDefault("TRANSPORT", "") + "-" + name, actual.toString());
    assertThat(actual.toString()).as(name).isEqualTo(expected);
  }

  /** Runs one command and shows it as the files do. */
  End run(String command) {
    String real = command;
    for (Map.Entry<String, String> name : names.entrySet()) {
      real = real.replace(name.getKey(), name.getValue());
    }
    for (int i = 0; i < ids.size(); i++) {
      real = real.replace("<" + (i + 1) + ">", ids.get(i));
    }
    End end = bash(real);
    assertThat(end.text()).as("colours are for terminals").doesNotContain("\u001b");
    return new End(end.code(), masked(end.text()));
  }

  /** Runs one command as it is. */
  End bash(String command) {
    var builder =
        new ProcessBuilder("bash", "-c", "set -o pipefail\n" + command)
            .redirectErrorStream(true)
            .directory(folder.toFile());
    builder.environment().putAll(environment);
    String path = Deployment.HOME.resolve("bin") + ":" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    DevUp.environment(builder);
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        return new End(process.exitValue(), text);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String masked(String text) {
    String masked =
        UUID_TEXT
            .matcher(text)
            .replaceAll(
                found -> {
                  if (!ids.contains(found.group())) {
                    ids.add(found.group());
                  }
                  return "<" + (ids.indexOf(found.group()) + 1) + ">";
                });
    for (Map.Entry<String, String> name : names.entrySet()) {
      masked = masked.replace(name.getValue(), name.getKey());
    }
    masked = TIME.matcher(masked).replaceAll("TIME");
    return masked.isEmpty() || masked.endsWith("\n") ? masked : masked + "\n";
  }

  private static String resource(String name) {
    try (var in = Transcript.class.getResourceAsStream("/cli/" + name)) {
      if (in == null) {
        throw new AssertionError("there is no file cli/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(Files.createDirectories(WRITTEN).resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a command ended. */
  record End(int code, String text) {}
}
