package io.tasker.grpc.connection;

import io.helidon.webserver.http2.Http2Config;
import java.time.Duration;

/**
 * How much one client may do on one connection. The server gets limits of its own, behind ours: it
 * ends the connection of whoever passes them, and it counts late and from several threads.
 *
 * @param frameBytes 16,384 to 16,777,215; the longest frame, without its head
 * @param streams at least 1; how many calls may be open at the same time
 */
public record ConnectionLimits(int frameBytes, int streams) {
  /** What may be sent ahead of its reader, on a stream and on the connection. */
  static final int WINDOW_BYTES = 1_048_576;

  private static final int LEAST_RESETS = 1_000;

  /**
   * What the server is told.
   *
   * @param shutWindow how long the client may keep its own window shut
   */
  public Http2Config forServer(Duration shutWindow) {
    return Http2Config.builder()
        // It frees the place of a call after the client has seen its end.
        .maxConcurrentStreams(2L * streams)
        .maxFrameSize(frameBytes)
        .initialWindowSize(WINDOW_BYTES)
        .flowControlTimeout(shutWindow)
        // In ten seconds. It counts every call that is given up, whatever was sent for it, and a
        // client may give up all it has at once.
        .maxRapidResets(Math.max(LEAST_RESETS, 10 * streams))
        .build();
  }
}
