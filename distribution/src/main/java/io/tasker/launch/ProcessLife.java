package io.tasker.launch;

import io.tasker.cli.ExitCodes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * From the start of a process to its ordered end. There is one shutdown hook, ours, since hooks run
 * side by side and would pull the database away from under a server that still answers.
 */
class ProcessLife {
  private static final System.Logger LOG = System.getLogger(ProcessLife.class.getName());

  /**
   * Starts something and blocks until the process is told to stop; then stops it and ends the
   * process itself: with 0 if it stopped in time, else with 1.
   *
   * @throws RuntimeException what the start threw; then nothing runs
   */
  int serve(Supplier<Running> start) {
    Running running = start.get();
    // Not in the hook: the one of java.util.logging may run before ours.
    LogsUntilTheEnd.keep();
    atExit(
        () -> {
          int code = stop(running);
          halt(code);
        });
    onHangup(running::reload);
    awaitForever();
    return ExitCodes.OK;
  }

  /** Stops it within its time; the exit code says whether it did. */
  static int stop(Running running) {
    Duration limit = running.shutdownTimeout();
    LOG.log(System.Logger.Level.INFO, "stopping within_ms={0,number,#}", limit.toMillis());
    long begin = System.nanoTime();
    var failed = new RuntimeException[1];
    Thread stopping =
        Thread.ofPlatform()
            .name("stopping")
            .daemon()
            .start(
                () -> {
                  try {
                    running.stop();
                  } catch (RuntimeException e) {
                    failed[0] = e;
                  }
                });
    boolean ended = join(stopping, limit);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    if (!ended) {
      LOG.log(System.Logger.Level.ERROR, "not stopped in time took_ms={0,number,#}", took);
      return ExitCodes.FAILED;
    }
    if (failed[0] != null) {
      LOG.log(System.Logger.Level.ERROR, "stopping failed", failed[0]);
      return ExitCodes.FAILED;
    }
    LOG.log(System.Logger.Level.INFO, "stopped took_ms={0,number,#}", took);
    return ExitCodes.OK;
  }

  /** Has something done when the process is told to stop. Tests replace it. */
  void atExit(Runnable hook) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(hook));
  }

  /** Has something done whenever the signal HUP comes. Tests replace it. */
  void onHangup(Runnable action) {
    Hangup.on(action);
  }

  /** Ends the process without further hooks. Tests replace it. */
  void halt(int code) {
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  /** Keeps the main thread, since all others may be daemons. Tests replace it. */
  void awaitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean join(Thread thread, Duration limit) {
    try {
      return thread.join(limit);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
