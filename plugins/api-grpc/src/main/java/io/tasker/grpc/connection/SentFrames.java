package io.tasker.grpc.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.tasker.grpc.connection.OpenStreams.Side;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the server sends, put right where it is wrong: how many streams there may be, how far the
 * window of the connection is open, and in a {@code GOAWAY}, which says that no stream was begun,
 * which was the last; else callers would do again what has been done.
 */
final class SentFrames implements DataWriter {
  private static final int MAX_CONCURRENT_STREAMS = 3;

  private final DataWriter writer;
  private final OpenStreams streams;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean windowOpened;

  /**
   * Nothing was sent yet.
   *
   * @param most streams that the client may have open
   */
  SentFrames(DataWriter writer, OpenStreams streams, int most) {
    this.writer = writer;
    this.streams = streams;
    this.most = most;
  }

  /** Lets the client send so many bytes more on the connection. */
  void giveBack(int bytes) {
    BufferData frame = BufferData.create(FrameHead.BYTES + Integer.BYTES);
    frame.writeInt24(Integer.BYTES).writeInt8(FrameHead.WINDOW_UPDATE).writeInt8(0).writeInt32(0);
    frame.writeInt32(bytes);
    lock.lock();
    try {
      writer.writeNow(frame);
    } finally {
      lock.unlock();
    }
  }

  // The server writes exactly one frame at a time.
  @Override
  public void writeNow(BufferData frame) {
    lock.lock();
    try {
      BufferData right = putRight(frame, FrameHead.of(frame));
      if (right != null) {
        writer.writeNow(right);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void write(BufferData frame) {
    writeNow(frame);
  }

  @Override
  public void write(BufferData... buffers) {
    writeNow(buffers);
  }

  @Override
  public void flush() {
    writer.flush();
  }

  @Override
  public void close() {
    writer.close();
  }

  private @Nullable BufferData putRight(BufferData frame, FrameHead head) {
    if (head.endsStream()) {
      streams.ended(head.stream(), Side.SERVER);
    }
    return switch (head.type()) {
      case FrameHead.RST_STREAM -> {
        streams.reset(head.stream());
        yield frame;
      }
      case FrameHead.SETTINGS -> withOurMost(frame, head);
      case FrameHead.GO_AWAY -> with(frame, FrameHead.BYTES, streams.last());
      case FrameHead.WINDOW_UPDATE -> head.stream() == 0 ? onlyTheFirst(frame) : frame;
      default -> frame;
    };
  }

  /** The server has a limit of its own; the client gets ours. */
  private BufferData withOurMost(BufferData frame, FrameHead head) {
    int setting = Short.BYTES + Integer.BYTES;
    for (int at = FrameHead.BYTES; at < FrameHead.BYTES + head.length(); at += setting) {
      if (frame.get(at) == 0 && frame.get(at + 1) == MAX_CONCURRENT_STREAMS) {
        return with(frame, at + Short.BYTES, most);
      }
    }
    return frame;
  }

  /**
   * Opens the window of the connection. The server counts what it gives back from several threads
   * without a lock, and gives nothing back for what came too late.
   */
  private @Nullable BufferData onlyTheFirst(BufferData frame) {
    boolean first = !windowOpened;
    windowOpened = true;
    return first ? frame : null;
  }

  private static BufferData with(BufferData frame, int at, int number) {
    byte[] bytes = frame.readBytes();
    ByteBuffer.wrap(bytes).putInt(at, number);
    return BufferData.create(bytes);
  }
}
