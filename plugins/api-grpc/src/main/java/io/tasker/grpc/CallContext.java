package io.tasker.grpc;

import io.grpc.Context;
import io.helidon.webserver.grpc.ServerContextKeys;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the present call beside its message.
 *
 * @param method full name of the method
 * @param deadlineNanos when it must be done, by {@link System#nanoTime}; empty: no deadline
 * @param trace what it is a part of: a W3C {@code traceparent}
 */
record CallContext(String method, Optional<Long> deadlineNanos, Optional<String> trace) {
  static final Context.Key<CallContext> KEY =
      Context.keyWithDefault(
          "tasker-call", new CallContext("unknown", Optional.empty(), Optional.empty()));

  /** Of the call that the present thread answers. */
  static CallContext current() {
    return KEY.get();
  }

  /** The socket that the call came by. */
  static String connection() {
    return Objects.requireNonNull(ServerContextKeys.CONNECTION_CONTEXT.get()).connectionSocketId();
  }

  /** Nanoseconds that are left; {@link Long#MAX_VALUE} without a deadline. */
  long nanosLeft() {
    return deadlineNanos.map(end -> end - System.nanoTime()).orElse(Long.MAX_VALUE);
  }
}
