package io.tasker.core.component;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Starts components in order and stops them in reverse; a failed start stops those before it. */
public final class Supervisor {
  private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());

  private final List<Component> components;
  private final Deque<Component> started = new ArrayDeque<>();

  /** Knows the components in the order of their start. */
  public Supervisor(List<Component> components) {
    this.components = List.copyOf(components);
  }

  /**
   * Starts all.
   *
   * @throws RuntimeException what the first one that failed threw; those before it are stopped
   *     again
   */
  public synchronized void start() {
    for (Component component : components) {
      try {
        component.start();
        started.push(component);
      } catch (RuntimeException e) {
        stop();
        throw e;
      }
    }
  }

  /** Stops those that were started, the last first. One that fails does not keep the others. */
  public synchronized void stop() {
    while (!started.isEmpty()) {
      Component component = started.pop();
      try {
        component.stop();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "component did not stop cleanly name=" + component.name(), e);
      }
    }
  }
}
