package io.tasker.grpc;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One HTTP/2 connection by hand. */
final class RawHttp2 {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final byte[] NO_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
  private static final byte[] PING = {0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
  static final int TLS_ALERT = 21;
  private static final int PING_FRAME = 6;
  private static final int GO_AWAY_FRAME = 7;

  private RawHttp2() {}

  /** Pings so many times, one right after the other; returns when each has its answer. */
  static void pings(int port, int count) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      var out = socket.getOutputStream();
      out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
      out.write(NO_SETTINGS);
      var in = new DataInputStream(socket.getInputStream());
      for (int i = 0; i < count; i++) {
        out.write(PING);
        out.flush();
        awaitPing(in);
      }
    }
  }

  /** Begins without TLS; returns what the answer begins with, -1 if there is none. */
  static int firstByteOfAnswer(int port) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read();
    }
  }

  private static void awaitPing(DataInputStream in) throws IOException {
    int type;
    do {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      type = in.readUnsignedByte();
      in.skipNBytes(5L + length);
      if (type == GO_AWAY_FRAME) {
        throw new IOException("the server ends the connection");
      }
    } while (type != PING_FRAME);
  }
}
