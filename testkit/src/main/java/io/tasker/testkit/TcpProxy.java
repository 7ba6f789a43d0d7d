package io.tasker.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between clients and a server and spoils their connections: cuts them, or freezes them so
 * that they stand but nothing comes back. Both may be kept to connections whose client says a
 * certain word early, such as the application name that a PostgreSQL driver sends.
 */
public final class TcpProxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final ServerSocket door;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Optional<String> cut = Optional.empty();
  private Optional<String> frozen = Optional.empty();

  private TcpProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("proxy-door").start(this::accept);
  }

  /** A proxy on a free port of this machine. */
  public static TcpProxy to(String host, int port) {
    try {
      return new TcpProxy(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A proxy before the server of a JDBC address. */
  public static TcpProxy before(String jdbcUrl) {
    URI server = server(jdbcUrl);
    return to(server.getHost(), server.getPort());
  }

  /** The same JDBC address by way of this proxy. */
  public String url(String jdbcUrl) {
    URI server = server(jdbcUrl);
    return jdbcUrl.replace(
        server.getHost() + ":" + server.getPort(), "127.0.0.1:" + door.getLocalPort());
  }

  /** The port that it listens on. */
  public int port() {
    return door.getLocalPort();
  }

  /**
   * Ends the connections whose client says this word within its first 4 kB, and each new one as
   * soon as it does; the empty word means all.
   */
  public void cut(String word) {
    set(Optional.of(word), Optional.empty());
    connections.stream().filter(one -> one.said(word)).forEach(ProxiedConnection::close);
  }

  /**
   * Holds back what the server says to clients that said this word; the empty word means all.
   * Nothing is lost: it flows when {@link #restore()} ends this, if the client is still there.
   */
  public void freeze(String word) {
    set(Optional.empty(), Optional.of(word));
  }

  /** Lets everything through again. What was cut stays cut. */
  public void restore() {
    set(Optional.empty(), Optional.empty());
  }

  /** How many connections stand whose client said this word. */
  public int count(String word) {
    return (int) connections.stream().filter(one -> one.said(word)).count();
  }

  /** Ends all connections, and takes no new ones. */
  @Override
  public void close() {
    ProxiedConnection.closeQuietly(door);
    set(Optional.of(""), Optional.empty());
    connections.forEach(ProxiedConnection::close);
  }

  boolean isCut(ProxiedConnection connection) {
    lock.lock();
    try {
      return cut.filter(connection::said).isPresent();
    } finally {
      lock.unlock();
    }
  }

  void awaitNotFrozen(ProxiedConnection connection) throws InterruptedException {
    lock.lock();
    try {
      while (connection.isOpen() && frozen.filter(connection::said).isPresent()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void closed(ProxiedConnection connection) {
    connections.remove(connection);
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void set(Optional<String> toCut, Optional<String> toFreeze) {
    lock.lock();
    try {
      cut = toCut;
      frozen = toFreeze;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        connections.add(ProxiedConnection.open(this, client, target));
      } catch (IOException e) {
        // The door was closed, or the server is not there: the client sees that by itself.
      }
    }
  }

  private static URI server(String jdbcUrl) {
    return URI.create(jdbcUrl.substring("jdbc:".length()));
  }
}
