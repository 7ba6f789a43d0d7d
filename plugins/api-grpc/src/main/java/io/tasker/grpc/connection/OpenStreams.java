package io.tasker.grpc.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of one connection on which at least one side has not said its last. */
final class OpenStreams {
  private final Map<Integer, Optional<Side>> endedBy = new ConcurrentHashMap<>();
  private volatile int last;

  /** Who can end a stream. */
  enum Side {
    CLIENT,
    SERVER
  }

  /** Headers came: they begin a stream, or end one that was begun. On one thread. */
  void headers(int stream) {
    if (stream > last) {
      endedBy.put(stream, Optional.empty());
      last = stream;
    }
  }

  /** One side has said its last. */
  void ended(int stream, Side side) {
    endedBy.computeIfPresent(
        stream, (_, other) -> other.isEmpty() || other.get() == side ? Optional.of(side) : null);
  }

  /** One side has given it up. */
  void reset(int stream) {
    endedBy.remove(stream);
  }

  /** Whether a client's stream was begun and is over for both sides. */
  boolean isOver(int stream) {
    return stream % 2 == 1 && stream <= last && !endedBy.containsKey(stream);
  }

  /** The last that was begun; 0 if none was. */
  int last() {
    return last;
  }
}
