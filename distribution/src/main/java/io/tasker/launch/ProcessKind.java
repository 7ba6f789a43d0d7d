package io.tasker.launch;

import java.util.Locale;

/** What a process is for. */
enum ProcessKind {
  SERVER,
  WORKER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
