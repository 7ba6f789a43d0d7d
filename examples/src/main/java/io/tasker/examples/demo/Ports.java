package io.tasker.examples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports on the loopback address.
 *
 * @param database of PostgreSQL
 * @param server of the REST API
 * @param grpc of the gRPC API, {@link #NONE} if it is not needed
 * @param worker of the worker's own pages, {@link #NONE} if it needs none
 */
record Ports(int database, int server, int grpc, int worker) {
  static final int NONE = 0;
  private static final int UP_SERVER = 8080;
  static final int UP_GRPC = 9190;
  private static final int UP_WORKER = 8081;

  /** Free ones, wherever they are. */
  static Ports free() {
    List<Integer> ports = choose(2);
    return new Ports(ports.get(0), ports.get(1), NONE, NONE);
  }

  /** Those that people know by heart; the database takes a free one. */
  static Ports known() {
    return new Ports(choose(1).getFirst(), UP_SERVER, UP_GRPC, UP_WORKER);
  }

  private static List<Integer> choose(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new DemoException("there is no free port: " + e.getMessage(), e);
    } finally {
      held.forEach(Ports::release);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new DemoException("a port cannot be released: " + e.getMessage(), e);
    }
  }
}
