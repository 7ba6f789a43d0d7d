package io.tasker.grpc.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * A connection whose frames go through our hands.
 *
 * @param context the connection
 * @param dataReader gives what the client sends
 * @param dataWriter takes what the server sends
 * @param waiting its calls that wait for the client
 */
public record GuardedContext(
    ConnectionContext context, DataReader dataReader, DataWriter dataWriter, WaitingCalls waiting)
    implements ConnectionContext {
  /** The same connection, within our limits. */
  public static GuardedContext of(ConnectionContext context, ConnectionLimits limits) {
    var streams = new OpenStreams();
    var sent = new SentFrames(context.dataWriter(), streams, limits.streams());
    var received =
        new ReceivedFrames(context.dataReader(), streams, limits.frameBytes(), sent::giveBack);
    return new GuardedContext(context, DataReader.create(received), sent, new WaitingCalls());
  }

  /** The connection has ended: what waits for the client is over. */
  public void end() {
    waiting.end();
  }

  @Override
  public ListenerContext listenerContext() {
    return context.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return context.executor();
  }

  @Override
  public Router router() {
    return context.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return context.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return context.serverSocket();
  }

  @Override
  public PeerInfo remotePeer() {
    return context.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return context.localPeer();
  }

  @Override
  public boolean isSecure() {
    return context.isSecure();
  }

  @Override
  public String socketId() {
    return context.socketId();
  }

  @Override
  public String childSocketId() {
    return context.childSocketId();
  }
}
