package io.tasker.contract.operations;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a call of an operation is a part of, as its caller said: a W3C {@code traceparent}. An API
 * binds it around the call; it holds on that thread only.
 */
public final class CallTrace {
  private static final ScopedValue<String> TRACEPARENT = ScopedValue.newInstance();

  private CallTrace() {}

  /** Does something as a part of a trace. */
  public static <T> T within(String traceparent, Supplier<T> work) {
    return ScopedValue.where(TRACEPARENT, traceparent).call(work::get);
  }

  /** What the present call is a part of, if its caller said. */
  public static Optional<String> traceparent() {
    return TRACEPARENT.isBound() ? Optional.of(TRACEPARENT.get()) : Optional.empty();
  }
}
