package io.tasker.walk;

import io.tasker.testkit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@code ./dev up} of what is built, on free ports and with data that goes when it ends. */
final class DevUp implements AutoCloseable {
  static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration START = Duration.ofSeconds(120);

  private final Path data;
  private final Path log;
  private final Process process;

  /** Returns when it says that all runs. */
  DevUp() {
    try {
      // PostgreSQL may run as another user, who must be able to get through.
      data =
          Files.createTempDirectory(
              "tasker-up-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
      log = data.resolve("up.log");
      var builder =
          new ProcessBuilder("./dev", "up", "--data", data + "/up", "--ports", "0,0,0")
              .directory(CHECKOUT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      environment(builder);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Eventually.until(
        "./dev up to run",
        START,
        () -> !process.isAlive() || log().contains("running until Ctrl-C"),
        this::log);
    if (!process.isAlive()) {
      throw new AssertionError("./dev up has ended:\n" + log());
    }
  }

  /** What the script needs to use what is built and not to build it. */
  static void environment(ProcessBuilder builder) {
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TASKER_DEV_AS_IT_IS", "1");
  }

  /** Where REST is. */
  String rest() {
    return found("tasks +(http://[0-9.:]+)/");
  }

  /** Where gRPC is. */
  String grpc() {
    return "http://" + found("grpc +([0-9.:]+)");
  }

  private String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(log());
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in:\n" + log());
    }
    return matcher.group(1);
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("./dev up does not end:\n" + log());
      }
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
