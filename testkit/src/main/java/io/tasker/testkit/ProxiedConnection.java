package io.tasker.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection through a proxy: two sockets, and a thread for each direction. */
final class ProxiedConnection {
  private static final int OPENING = 4_096;

  private final TcpProxy proxy;
  private final Socket client;
  private final Socket server;
  private final StringBuffer opening = new StringBuffer();

  private ProxiedConnection(TcpProxy proxy, Socket client, Socket server) {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
  }

  static ProxiedConnection open(TcpProxy proxy, Socket client, InetSocketAddress target)
      throws IOException {
    Socket server = new Socket();
    try {
      server.connect(target);
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
    } catch (IOException e) {
      closeQuietly(server);
      closeQuietly(client);
      throw e;
    }
    ProxiedConnection connection = new ProxiedConnection(proxy, client, server);
    Thread.ofVirtual().name("proxy-request").start(connection::passRequests);
    Thread.ofVirtual().name("proxy-answer").start(connection::passAnswers);
    return connection;
  }

  /** Whether the client said this word early. */
  boolean said(String word) {
    return opening.indexOf(word) >= 0;
  }

  boolean isOpen() {
    return !client.isClosed();
  }

  void close() {
    closeQuietly(client);
    closeQuietly(server);
    proxy.closed(this);
  }

  private void passRequests() {
    byte[] buffer = new byte[8_192];
    try (InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (opening.length() < OPENING) {
          opening.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        if (proxy.isCut(this)) {
          return;
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // One side has gone; the other follows.
    } finally {
      close();
    }
  }

  private void passAnswers() {
    byte[] buffer = new byte[8_192];
    try (InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        proxy.awaitNotFrozen(this);
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // One side has gone; the other follows.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // Then it is not open any more, which is what was wanted.
    }
  }
}
