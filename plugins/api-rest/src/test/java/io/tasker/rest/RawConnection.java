package io.tasker.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One connection to the API, written and read by hand. */
final class RawConnection implements AutoCloseable {
  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?mi)^content-length: *(\\d+)$");

  private final Socket socket;
  private final BufferedReader reader;

  RawConnection(int port) throws IOException {
    socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
    socket.setSoTimeout(15_000);
    reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  /** Sends text as it is. */
  RawConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads one reply: its status line, headers and body. */
  String reply() throws IOException {
    var text = new StringBuilder(replyWithoutBody());
    var length = CONTENT_LENGTH.matcher(text);
    int left = length.find() ? Integer.parseInt(length.group(1)) : 0;
    for (int i = 0; i < left; i++) {
      text.append((char) reader.read());
    }
    return text.toString();
  }

  /** Reads the status line and the headers of one reply. */
  String replyWithoutBody() throws IOException {
    var text = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      text.append(line).append('\n');
      if (line.isEmpty()) {
        break;
      }
    }
    return text.toString();
  }

  /** Whether the other side has closed, once everything is read. */
  boolean isAtEnd() throws IOException {
    return reader.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
