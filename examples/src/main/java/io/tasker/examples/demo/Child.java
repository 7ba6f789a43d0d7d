package io.tasker.examples.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that we started, with its log in a file. */
public final class Child {
  private static final int TAIL_LINES = 40;
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final String name;
  private final Path log;
  private final Process process;

  private Child(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts a process. It does not get the terminal's Ctrl-C, so that we can stop all in order.
   *
   * @throws DemoException if it cannot be started
   */
  public static Child start(
      String name, Path log, List<String> command, Map<String, String> environment) {
    List<String> words = new ArrayList<>(command);
    if (Files.isExecutable(SETSID)) {
      words.addFirst(SETSID.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      // Its standard input stays open: the database takes the end of it as the word to stop, so
      // that it
      // does not outlive us however we end.
      return new Child(name, log, builder.start());
    } catch (IOException e) {
      throw new DemoException(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * Says that it still runs.
   *
   * @throws DemoException if it has ended; the message ends with its log's last lines
   */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw failed("has ended with exit code " + process.exitValue());
    }
  }

  /** A failure of this process, with the last lines of its log and where that is. */
  public DemoException failed(String what) {
    List<String> lines = logLines();
    List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    return new DemoException(
        "%s %s; the last lines of %s:%n%s".formatted(name, what, log, String.join("\n", tail)));
  }

  /** The number that the operating system knows it by. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a crash would, without a chance to say anything, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }

  /** What it has written up to now. */
  public List<String> logLines() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of("(the log cannot be read: " + e.getMessage() + ")");
    }
  }

  /** Asks it to stop, waits, and ends it by force if it takes longer. Harmless if it has ended. */
  public void stop(Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
