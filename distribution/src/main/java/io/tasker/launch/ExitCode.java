package io.tasker.launch;

/** What the process tells the shell. */
final class ExitCode {
  /** All is well. */
  static final int OK = 0;

  /** It failed while running. */
  static final int FAILED = 1;

  /** The command line, the configuration or a template is wrong. */
  static final int USAGE = 2;

  private ExitCode() {}
}
