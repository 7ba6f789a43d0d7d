package io.tasker.bench.product;

import io.tasker.bench.BenchException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept-open HTTP/1.1 connection that does as little as it can: the load generator shares the
 * machine with what is measured.
 */
final class RestLine implements AutoCloseable {
  private static final int TIMEOUT_MS = 30_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final String host;

  RestLine(InetSocketAddress address) {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MS);
      socket.connect(address, TIMEOUT_MS);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
      host = address.getHostString() + ":" + address.getPort();
    } catch (IOException e) {
      throw new BenchException("cannot connect to " + address + ": " + e.getMessage(), e);
    }
  }

  /**
   * Creates a task.
   *
   * @return the answer's body
   * @throws BenchException if the answer is not 200
   */
  String create(String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    return call(
        "POST /v1/tasks HTTP/1.1\r\nHost: "
            + host
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + content.length
            + "\r\n\r\n"
            + body);
  }

  /** Reads something. */
  String get(String path) {
    return call("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }

  private String call(String request) {
    try {
      out.write(request.getBytes(StandardCharsets.UTF_8));
      String status = line();
      int length = 0;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Integer.parseInt(header.substring(15).strip());
        }
      }
      String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      if (!status.startsWith("HTTP/1.1 200")) {
        throw new BenchException("the server answered \"" + status + "\": " + body);
      }
      return body;
    } catch (IOException e) {
      throw new BenchException("the server did not answer: " + e.getMessage(), e);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new BenchException("the connection cannot be closed: " + e.getMessage(), e);
    }
  }
}
