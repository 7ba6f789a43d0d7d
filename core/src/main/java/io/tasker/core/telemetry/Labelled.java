package io.tasker.core.telemetry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The meters of one metric, by the value of a label: each is looked up once.
 *
 * @param <M> meters
 */
public final class Labelled<M> {
  private final Map<String, M> byLabel = new ConcurrentHashMap<>();
  private final Function<String, M> lookup;

  /** Knows how to look one up. */
  public Labelled(Function<String, M> lookup) {
    this.lookup = lookup;
  }

  /** The meter of a value; values must be few. */
  public M of(String value) {
    M known = byLabel.get(value);
    return known != null ? known : byLabel.computeIfAbsent(value, lookup);
  }
}
