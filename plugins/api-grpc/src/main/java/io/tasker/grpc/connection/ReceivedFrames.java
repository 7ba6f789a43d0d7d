package io.tasker.grpc.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.http2.Http2Util;
import io.tasker.grpc.connection.OpenStreams.Side;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What the client sends, but no reset of a stream that is over: the server, which has forgotten the
 * stream, would end the connection. One frame at a time, when the server asks for it, so that it
 * cannot forget the stream in between.
 */
final class ReceivedFrames implements Supplier<byte[]> {
  private final DataReader reader;
  private final OpenStreams streams;
  private final int longest;
  private final IntConsumer giveBack;
  private boolean greeted;
  private int used;

  /**
   * Nothing was read yet.
   *
   * @param longest frame, in bytes without its head
   * @param giveBack is told how many bytes more the client may send on the connection
   */
  ReceivedFrames(DataReader reader, OpenStreams streams, int longest, IntConsumer giveBack) {
    this.reader = reader;
    this.streams = streams;
    this.longest = longest;
    this.giveBack = giveBack;
  }

  @Override
  public byte[] get() {
    if (!greeted) {
      greeted = true;
      return reader.readBuffer(Http2Util.PREFACE_LENGTH).readBytes();
    }
    while (true) {
      FrameHead head = FrameHead.of(reader.getBuffer(FrameHead.BYTES));
      // The server refuses a frame that is too long without reading it, and so do we.
      int length = head.length() > longest ? 0 : head.length();
      byte[] frame = reader.readBuffer(FrameHead.BYTES + length).readBytes();
      if (!isLate(head)) {
        return frame;
      }
    }
  }

  private boolean isLate(FrameHead head) {
    int stream = head.stream();
    switch (head.type()) {
      case FrameHead.RST_STREAM -> {
        if (streams.isOver(stream)) {
          return true;
        }
        streams.reset(stream);
      }
      case FrameHead.HEADERS -> streams.headers(stream);
      case FrameHead.DATA -> use(head.length());
      default -> {}
    }
    if (head.endsStream()) {
      streams.ended(stream, Side.CLIENT);
    }
    return false;
  }

  // Calls hold up those who send for them by windows of their own.
  private void use(int bytes) {
    used += bytes;
    if (used > ConnectionLimits.WINDOW_BYTES / 2) {
      giveBack.accept(used);
      used = 0;
    }
  }
}
