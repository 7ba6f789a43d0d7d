package io.tasker.grpc;

import com.google.protobuf.MessageLite;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A client of one HTTP/2 connection that sends exactly the frames it is told to, in that order, as
 * no library does. Not for several threads.
 */
final class FrameClient implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GO_AWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CANCEL = 8;

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int HEAD = 9;
  private static final int FIRST_WINDOW = 65_535;
  private static final int MAX_CONCURRENT_STREAMS = 3;
  // For all that a test reads, so that it need not be given back.
  private static final int WIDE = 1 << 30;

  private final Socket socket;
  private final DataInputStream in;
  private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
  private final List<Frame> received = new ArrayList<>();
  private long window = FIRST_WINDOW;
  private long mostStreams = Long.MAX_VALUE;

  /** What the server sent. */
  record Frame(int type, int flags, int stream, byte[] payload) {
    /** Whether it is the last of its stream. */
    boolean endsStream() {
      return type == RST_STREAM || ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0);
    }

    int number(int at) {
      return ByteBuffer.wrap(payload).getInt(at);
    }

    @Override
    public String toString() {
      return "type %d flags %d stream %d, %d bytes".formatted(type, flags, stream, payload.length);
    }
  }

  private FrameClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
  }

  /** Connects and waits for the server's settings. */
  static FrameClient to(int port) throws IOException {
    var socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    var client = new FrameClient(socket);
    client.unsent.writeBytes(PREFACE.getBytes(StandardCharsets.US_ASCII));
    client.frame(SETTINGS, 0, 0).widen(0, WIDE);
    client.settle();
    return client;
  }

  /** Begins a call, without sending it yet. */
  FrameClient begin(int stream, String path, String... headers) {
    var block = new ByteArrayOutputStream();
    // :method POST and :scheme http are in the static table, as are the names of the next three.
    block.write(0x83);
    block.write(0x86);
    block.write(0x04);
    text(block, path);
    block.write(0x01);
    text(block, "localhost");
    block.writeBytes(new byte[] {0x0F, 0x10});
    text(block, "application/grpc");
    for (int i = 0; i < headers.length; i += 2) {
      block.write(0);
      text(block, headers[i]);
      text(block, headers[i + 1]);
    }
    return frame(HEADERS, END_HEADERS, stream, block.toByteArray());
  }

  private static void text(ByteArrayOutputStream block, String text) {
    block.write(text.length());
    block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The only message of a call, and its end. */
  FrameClient message(int stream, MessageLite message) {
    byte[] bytes = message.toByteArray();
    var framed = ByteBuffer.allocate(5 + bytes.length).put((byte) 0).putInt(bytes.length);
    return end(stream, framed.put(bytes).array());
  }

  FrameClient data(int stream, byte[] bytes) {
    window -= bytes.length;
    return frame(DATA, 0, stream, bytes);
  }

  FrameClient end(int stream, byte[] bytes) {
    window -= bytes.length;
    return frame(DATA, END_STREAM, stream, bytes);
  }

  FrameClient reset(int stream) {
    return frame(RST_STREAM, 0, stream, number(CANCEL));
  }

  FrameClient widen(int stream, int by) {
    return frame(WINDOW_UPDATE, 0, stream, number(by));
  }

  FrameClient prefer(int stream) {
    return frame(PRIORITY, 0, stream, new byte[] {0, 0, 0, 0, 1});
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  private FrameClient frame(int type, int flags, int stream, byte... payload) {
    byte[] head = new byte[HEAD];
    ByteBuffer.wrap(head).putInt(payload.length << 8 | type).put((byte) flags).putInt(stream);
    unsent.writeBytes(head);
    unsent.writeBytes(payload);
    return this;
  }

  /** Sends what was written, in one piece. */
  FrameClient send() throws IOException {
    unsent.writeTo(socket.getOutputStream());
    unsent.reset();
    return this;
  }

  /**
   * Sends what was written and returns when the server has gone through it.
   *
   * @throws AssertionError if it ended the connection instead
   */
  void settle() throws IOException {
    frame(PING, 0, 0, new byte[8]).send();
    await(frame -> frame.type() == PING);
  }

  /** Sends what was written and waits for the end of a stream. */
  void ended(int stream) throws IOException {
    send();
    await(frame -> frame.stream() == stream && frame.endsStream());
  }

  /** Sends what was written and waits for the first such frame that was not waited for yet. */
  Frame await(Predicate<Frame> wanted) throws IOException {
    send();
    for (Frame frame : received) {
      if (wanted.test(frame)) {
        received.remove(frame);
        return frame;
      }
    }
    while (true) {
      Frame frame = next();
      if (wanted.test(frame)) {
        return frame;
      }
      if (frame.type() == GO_AWAY) {
        throw new AssertionError(
            "the server ended the connection: last stream %d, error %d"
                .formatted(frame.number(0), frame.number(4)));
      }
      received.add(frame);
    }
  }

  private Frame next() throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (head.length < HEAD) {
      throw new AssertionError("the server closed the socket");
    }
    var fields = ByteBuffer.wrap(head);
    int lengthAndType = fields.getInt();
    int flags = fields.get();
    int stream = fields.getInt();
    byte[] payload = in.readNBytes(lengthAndType >>> 8);
    var frame = new Frame(lengthAndType & 0xFF, flags, stream, payload);
    if (frame.type() == WINDOW_UPDATE && stream == 0) {
      window += frame.number(0);
    }
    if (frame.type() == SETTINGS) {
      settings(payload);
    }
    return frame;
  }

  private void settings(byte[] payload) {
    var settings = ByteBuffer.wrap(payload);
    while (settings.hasRemaining()) {
      int id = settings.getShort();
      int value = settings.getInt();
      if (id == MAX_CONCURRENT_STREAMS) {
        mostStreams = value;
      }
    }
  }

  /** How many bytes may still be sent on the connection, as far as was read. */
  long window() {
    return window;
  }

  /** How many streams the server allows. */
  long mostStreams() {
    return mostStreams;
  }

  /** What was received and not waited for. */
  List<Frame> received() {
    return received;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
