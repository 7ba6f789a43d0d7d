package io.tasker.cli;

/** What a command tells the shell. */
public final class ExitCodes {
  /** All is well. */
  public static final int OK = 0;

  /** The server refused it or failed, a task did not complete, or something is not healthy. */
  public static final int FAILED = 1;

  /** The command line, a profile or a file is wrong; nothing was changed. */
  public static final int USAGE = 2;

  /** The server could not be reached or asks us to come back: the same may succeed later. */
  public static final int LATER = 3;

  /** A task was not over when we stopped waiting for it. */
  public static final int NOT_OVER = 4;

  private ExitCodes() {}
}
