package io.tasker.launch;

import java.util.List;

/**
 * Turns launch options into something that runs: reads the configuration, loads the plugins, starts
 * the parts. Each method either does all it says or throws; whatever it started before that is
 * stopped again.
 *
 * <p>All throw {@link io.tasker.contract.error.TaskerException}; one of the kind {@code USER} is a
 * configuration that cannot be used.
 */
class Engine {
  /** Starts an orchestration server and returns when it is ready. */
  Running startServer(LaunchOptions options) {
    throw new UnsupportedOperationException("server");
  }

  /** Starts a worker and returns when it is ready. */
  Running startWorker(LaunchOptions options) {
    throw new UnsupportedOperationException("worker");
  }

  /** Brings the database's schema up to date; returns what was done, a line each. */
  List<String> migrate(LaunchOptions options) {
    throw new UnsupportedOperationException("migrate");
  }

  /** Checks the invariants of what is stored; returns the violations, a line each. */
  List<String> verify(LaunchOptions options) {
    throw new UnsupportedOperationException("verify");
  }

  /** Returns the plugins that are there and which of them are enabled, a line each. */
  List<String> plugins(LaunchOptions options) {
    throw new UnsupportedOperationException("plugins");
  }
}
