package io.tasker.launch;

/** What a process is for. */
enum ProcessKind {
  SERVER,
  WORKER
}
