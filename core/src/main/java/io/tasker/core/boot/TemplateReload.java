package io.tasker.core.boot;

import java.lang.System.Logger.Level;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** Reads the template files again while the server runs. */
final class TemplateReload {
  private static final System.Logger LOG = System.getLogger(TemplateReload.class.getName());

  private final IntSupplier load;
  private final Runnable added;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Not run yet.
   *
   * @param load registers the files, all or none, and returns how many are new
   * @param added told if some are
   */
  TemplateReload(IntSupplier load, Runnable added) {
    this.load = load;
    this.added = added;
  }

  /** Runs once, one after the other if called side by side. What fails is logged, line by line. */
  void run() {
    lock.lock();
    try {
      if (load.getAsInt() > 0) {
        added.run();
      }
    } catch (RuntimeException e) {
      String.valueOf(e.getMessage())
          .lines()
          .forEach(
              line -> LOG.log(Level.ERROR, "templates not reloaded, nothing changed: {0}", line));
      LOG.log(Level.DEBUG, "templates not reloaded", e);
    } finally {
      lock.unlock();
    }
  }
}
