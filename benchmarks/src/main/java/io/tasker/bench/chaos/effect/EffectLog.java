package io.tasker.bench.chaos.effect;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Effects in a file per process. A line is handed to the operating system before {@link #append}
 * returns, so it outlives a {@code kill -9}; only a crash of the machine, which nobody causes here,
 * could lose it.
 */
public final class EffectLog {
  /** The variable that tells workers in which folder. */
  public static final String FOLDER = "CHAOS_EFFECTS";

  private final OutputStream file;

  EffectLog(Path folder) {
    try {
      Files.createDirectories(folder);
      String name = "effects-" + ProcessHandle.current().pid() + ".log";
      file = new FileOutputStream(folder.resolve(name).toFile(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void append(Effect effect) {
    try {
      file.write((effect.line() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What all processes have written to a folder. */
  public static List<Effect> read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    List<Effect> effects = new ArrayList<>();
    for (Path file : files) {
      Files.readAllLines(file).forEach(line -> effects.add(Effect.of(line)));
    }
    return effects;
  }
}
