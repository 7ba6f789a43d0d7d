package io.tasker.examples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

  /** Those of {@code up} that people know by heart: server, gRPC, worker. */
  static final List<Integer> KNOWN = List.of(8080, 9190, 8081);

  /** Free ones, wherever they are. */
  static Ports free() {
    List<Integer> ports = choose(2);
    return new Ports(ports.get(0), ports.get(1), NONE, NONE);
  }

  /**
   * These; the database takes a free one.
   *
   * @param wanted of server, gRPC and worker; 0: any free one
   * @throws DemoException if one is in use
   */
  static Ports of(List<Integer> wanted) {
    wanted.forEach(Ports::requireFree);
    List<Integer> free = choose(1 + wanted.size());
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      ports.add(wanted.get(i) == 0 ? free.get(i + 1) : wanted.get(i));
    }
    return new Ports(free.getFirst(), ports.get(0), ports.get(1), ports.get(2));
  }

  // By connecting: a port that was in use a moment ago can be taken again, though not yet bound.
  private static void requireFree(int port) {
    if (port == 0) {
      return;
    }
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      throw new DemoException(
          "port "
              + port
              + " is in use; stop what listens there (another ./dev up?) or choose with --ports");
    } catch (IOException _) {
      // Nobody listens.
    }
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
