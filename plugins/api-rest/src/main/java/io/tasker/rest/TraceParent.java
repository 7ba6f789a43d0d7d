package io.tasker.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.tasker.contract.operations.CallTrace;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a request is a part of, as its caller says in the W3C header {@code traceparent}. */
final class TraceParent {
  private static final HeaderName NAME = HeaderNames.create("traceparent");
  private static final Pattern WELL_FORMED =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceParent() {}

  /** The caller's, if it is well formed. */
  static Optional<String> of(Headers headers) {
    return headers.first(NAME).filter(value -> WELL_FORMED.matcher(value).matches());
  }

  /** Does something as a part of the caller's trace, if there is one. */
  static <T> T within(Optional<String> trace, Supplier<T> work) {
    return trace.isPresent() ? CallTrace.within(trace.get(), work) : work.get();
  }
}
