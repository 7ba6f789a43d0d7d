package io.tasker.core.telemetry;

import org.jspecify.annotations.Nullable;

/** Begins spans. Thread-safe. */
public interface Tracing extends AutoCloseable {
  /**
   * Records nothing, but hands on what others trace: a process between two that do trace breaks no
   * trace.
   */
  Tracing OFF =
      new Tracing() {
        @Override
        public TraceSpan begin(String name, Role role, @Nullable String parent) {
          return parent == null ? TraceSpan.NONE : new TraceSpan.HandedOn(parent);
        }

        @Override
        public void close() {}
      };

  /** What a span is in the traffic between processes. */
  enum Role {
    /** Answers a request. */
    SERVER,
    /** Sends a message. */
    PRODUCER,
    /** Works on a message. */
    CONSUMER
  }

  /**
   * Begins a span.
   *
   * @param parent W3C {@code traceparent} of what it is a part of; null, or one that cannot be
   *     read: a new trace begins
   */
  TraceSpan begin(String name, Role role, @Nullable String parent);

  /** Sends what is recorded, within five seconds, and records nothing any more. */
  @Override
  void close();
}
