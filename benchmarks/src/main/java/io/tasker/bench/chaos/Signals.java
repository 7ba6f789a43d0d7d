package io.tasker.bench.chaos;

import io.tasker.bench.BenchException;
import java.io.IOException;

/** Signals to processes. */
final class Signals {
  private Signals() {}

  /**
   * Sends one.
   *
   * @throws BenchException if the process does not get it
   */
  static void send(String signal, long pid) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new BenchException("process " + pid + " did not get the signal " + signal);
      }
    } catch (IOException e) {
      throw new BenchException("cannot send a signal: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
