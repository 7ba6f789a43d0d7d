package io.tasker.worker.resolve;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.worker.handler.StepHandler;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The handlers of a worker, by callable. */
public final class Handlers {
  private final Map<String, StepHandler> byCallable;

  private Handlers(Map<String, StepHandler> byCallable) {
    this.byCallable = byCallable;
  }

  /**
   * Takes given handlers.
   *
   * @throws TaskerException {@code CONFIG_INVALID} if two have the same callable, naming both
   *     classes
   */
  public static Handlers of(Iterable<StepHandler> handlers) {
    Map<String, StepHandler> byCallable = new TreeMap<>();
    for (StepHandler handler : handlers) {
      StepHandler other = byCallable.put(handler.callable(), handler);
      if (other != null) {
        throw new TaskerException(
            ErrorCode.CONFIG_INVALID,
            "two handlers are called \"%s\": %s and %s"
                .formatted(
                    handler.callable(), other.getClass().getName(), handler.getClass().getName()));
      }
    }
    return new Handlers(byCallable);
  }

  /** Finds handlers with {@link ServiceLoader}. */
  public static Handlers load(ClassLoader loader) {
    return of(ServiceLoader.load(StepHandler.class, loader));
  }

  /** The handler of a callable. */
  public Optional<StepHandler> find(String callable) {
    return Optional.ofNullable(byCallable.get(callable));
  }

  /** All callables, sorted. */
  public Set<String> callables() {
    return Set.copyOf(byCallable.keySet());
  }
}
