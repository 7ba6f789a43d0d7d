package io.tasker.grpc.connection;

import io.helidon.common.buffers.BufferData;

/**
 * The first nine bytes of a frame.
 *
 * @param length of what follows, in bytes
 * @param type as RFC 9113 numbers them
 * @param flags of that type
 * @param stream 0 is the connection
 */
record FrameHead(int length, int type, int flags, int stream) {
  static final int BYTES = 9;
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int GO_AWAY = 7;
  static final int WINDOW_UPDATE = 8;

  private static final int END_STREAM = 1;

  /** What a buffer begins with, which stays as it is. */
  static FrameHead of(BufferData buffer) {
    return new FrameHead(
        unsigned(buffer, 0) << 16 | unsigned(buffer, 1) << 8 | unsigned(buffer, 2),
        unsigned(buffer, 3),
        unsigned(buffer, 4),
        (unsigned(buffer, 5) & 0x7F) << 24
            | unsigned(buffer, 6) << 16
            | unsigned(buffer, 7) << 8
            | unsigned(buffer, 8));
  }

  private static int unsigned(BufferData buffer, int at) {
    return buffer.get(at) & 0xFF;
  }

  /** Whether it is the last that its sender has for the stream. */
  boolean endsStream() {
    return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
  }
}
