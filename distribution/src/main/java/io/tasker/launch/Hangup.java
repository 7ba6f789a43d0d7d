package io.tasker.launch;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The signal HUP, by which an operator asks a process to read its files again. The JDK has signals
 * only in {@code sun.misc}; using that by name would be a warning that cannot be suppressed.
 */
final class Hangup {
  private static final System.Logger LOG = System.getLogger(Hangup.class.getName());

  private Hangup() {}

  /** Has something done at each signal, on a thread of its own; says so if that is impossible. */
  static void on(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader() == null
                  ? Hangup.class.getClassLoader()
                  : handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "on HUP";
                  });
      Object hup = signal.getConstructor(String.class).newInstance("HUP");
      signal.getMethod("handle", signal, handler).invoke(null, hup, proxy);
    } catch (InvocationTargetException e) {
      LOG.log(Level.WARNING, "signal HUP is not available: {0}", e.getCause().getMessage());
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, "signal HUP is not available: {0}", e.toString());
    }
  }
}
