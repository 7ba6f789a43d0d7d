package io.tasker.grpc;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.tasker.grpc.connection.ConnectionLimits;
import io.tasker.grpc.connection.GuardedContext;
import java.time.Duration;
import java.util.Set;

/**
 * Says when a connection begins and ends, since the server tells the calls of one neither.
 *
 * @param selector makes the connections
 * @param limits of each
 * @param running is told, with the id of the connection's socket
 */
record WatchedConnections(
    ServerConnectionSelector selector, ConnectionLimits limits, RunningCalls running)
    implements ServerConnectionSelector {
  @Override
  public int bytesToIdentifyConnection() {
    return selector.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return selector.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return selector.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    GuardedContext guarded = GuardedContext.of(context, limits);
    return new Watched(selector.connection(guarded), guarded, running);
  }

  private record Watched(ServerConnection connection, GuardedContext context, RunningCalls running)
      implements ServerConnection {
    @Override
    public void handle(Limit limit) throws InterruptedException {
      String id = context.childSocketId();
      running.connected(id);
      try {
        connection.handle(limit);
      } finally {
        running.disconnected(id);
        context.end();
      }
    }

    @Override
    public Duration idleTime() {
      return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
      connection.close(interrupt);
    }
  }
}
