package io.tasker.bench.measure;

import io.tasker.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of processes, from /proc of Linux (proc_pid_stat(5)); elsewhere 0. */
final class Cpu {
  private static final Path PROC = Path.of("/proc");

  /** Linux gives times to programs in hundredths of a second, whatever its own clock does. */
  private static final long MICROS_PER_TICK = 10_000;

  private static final int AFTER_NAME_PARENT = 1;
  private static final int AFTER_NAME_OWN = 11;
  private static final int AFTER_NAME_ENDED_CHILDREN = 13;

  private Cpu() {}

  /** Of one process, without its children; 0 if it has ended. */
  static long micros(long pid) {
    String[] stat = stat(PROC.resolve(Long.toString(pid)));
    return stat.length == 0 ? 0 : ticks(stat, AFTER_NAME_OWN) * MICROS_PER_TICK;
  }

  /** Of a process, of its children, and of those children that have ended. */
  static long microsOfFamily(long pid) {
    String[] parent = stat(PROC.resolve(Long.toString(pid)));
    if (parent.length == 0) {
      return 0;
    }
    long ticks = ticks(parent, AFTER_NAME_OWN) + ticks(parent, AFTER_NAME_ENDED_CHILDREN);
    try (Stream<Path> processes =
        Files.list(PROC).filter(path -> path.getFileName().toString().matches("[0-9]+"))) {
      for (Path process : processes.toList()) {
        String[] stat = stat(process);
        if (stat.length > 0 && Long.parseLong(stat[AFTER_NAME_PARENT]) == pid) {
          ticks += ticks(stat, AFTER_NAME_OWN);
        }
      }
    } catch (IOException e) {
      throw new BenchException("cannot read /proc: " + e.getMessage(), e);
    }
    return ticks * MICROS_PER_TICK;
  }

  private static long ticks(String[] stat, int at) {
    return Long.parseLong(stat[at]) + Long.parseLong(stat[at + 1]);
  }

  /** What follows the name, which may hold spaces: state, parent, ...; nothing if it has ended. */
  private static String[] stat(Path process) {
    try {
      String line = Files.readString(process.resolve("stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ");
    } catch (NoSuchFileException _) {
      return new String[0];
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such process")) {
        return new String[0]; // it ended between opening and reading
      }
      throw new BenchException("cannot read " + process + ": " + e.getMessage(), e);
    }
  }
}
