package io.tasker.grpc;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.grpc.GrpcConfig;
import io.helidon.webserver.grpc.GrpcProtocolSelector;
import io.helidon.webserver.grpc.GrpcReflectionFeature;
import io.helidon.webserver.grpc.GrpcRouting;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.spi.api.ApiListener;
import io.tasker.grpc.connection.ConnectionLimits;
import io.tasker.grpc.connection.WholeCalls;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * The gRPC API on an HTTP/2 listener.
 *
 * <p>While it stops, it ends streams and answers new calls with {@code UNAVAILABLE} until the
 * running ones have ended or five seconds have passed; health is answered to the end.
 */
final class GrpcApi implements ApiListener {
  static final Duration GRACE = Duration.ofSeconds(5);
  static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(GrpcApi.class.getName());
  // Whatever is left then is only idle connections.
  private static final Duration SERVER_GRACE = Duration.ofMillis(500);

  private final GrpcApiConfig config;
  private final Operations operations;
  private final Authenticator authenticator;
  private final ReentrantLock lifecycle = new ReentrantLock();
  private volatile @Nullable Running running;

  private record Running(WebServer server, RunningCalls calls) {}

  GrpcApi(GrpcApiConfig config, Operations operations, Authenticator authenticator) {
    this.config = config;
    this.operations = operations;
    this.authenticator = authenticator;
  }

  @Override
  public void start() {
    lifecycle.lock();
    try {
      if (running != null) {
        throw new IllegalStateException("already listening on " + config.address());
      }
      requireFree();
      var calls = new RunningCalls();
      WebServer server = server(calls);
      server.start();
      // The server logs why it did not start, but does not throw.
      if (!server.isRunning()) {
        throw cannotListen("the server did not start, see the log", null);
      }
      running = new Running(server, calls);
      LOG.log(INFO, "listening api=grpc address={0} tls={1}", address(), config.tls() != null);
    } finally {
      lifecycle.unlock();
    }
  }

  @Override
  public void stop() {
    lifecycle.lock();
    try {
      Running stopping = running;
      if (stopping == null) {
        return;
      }
      stopping.calls().close();
      int left = stopping.calls().awaitIdle(GRACE);
      if (left > 0) {
        LOG.log(WARNING, "stopping with running calls api=grpc calls={0}", left);
      }
      stopping.server().stop();
      running = null;
      LOG.log(INFO, "stopped api=grpc");
    } finally {
      lifecycle.unlock();
    }
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(config.host(), server().port());
  }

  @Override
  public String scheme() {
    return config.tls() == null ? "grpc" : "grpcs";
  }

  /** The running server. */
  WebServer server() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the gRPC API is not started");
    }
    return now.server();
  }

  /** Calls that are being answered; 0 if it is not started. */
  int runningCalls() {
    Running now = running;
    return now == null ? 0 : now.calls().count();
  }

  private WebServer server(RunningCalls calls) {
    var routing = GrpcRouting.builder();
    Services.of(config, operations, calls).forEach(routing::service);
    routing.intercept(new CallGuard(new Rpcs(), authenticator, calls, MAX_MESSAGE_BYTES));
    var limits = new ConnectionLimits(config.maxFrameSize(), config.maxConcurrentStreams());
    var http2 = limits.forServer(Watcher.SHUT_WINDOW);
    var grpc =
        GrpcConfig.builder().maxReadBufferSize(MAX_MESSAGE_BYTES).enableMetrics(false).build();
    WebServerConfig.Builder builder =
        WebServer.builder()
            .bindAddress(new InetSocketAddress(config.host(), config.port()))
            .addRouting(routing)
            .addProtocol(http2)
            .addProtocol(grpc)
            .addConnectionSelector(
                new WatchedConnections(
                    Http2ConnectionSelector.builder()
                        .http2Config(http2)
                        .addSubProtocolSelector(new WholeCalls(GrpcProtocolSelector.create(grpc)))
                        .build(),
                    limits,
                    calls))
            .connectionOptions(this::socketOptions)
            .shutdownGracePeriod(SERVER_GRACE)
            .shutdownHook(false)
            .featuresDiscoverServices(false);
    if (config.reflection()) {
      builder.addFeature(GrpcReflectionFeature.builder().enabled(true).build());
    }
    var tls = config.tls();
    if (tls != null) {
      builder.tls(PemTls.of(tls));
    }
    return builder.build();
  }

  private void socketOptions(SocketOptions.Builder options) {
    // Without the first each small reply waits for the caller's delayed acknowledgement. The server
    // sends no pings; the kernel's probes find connections whose other end is gone.
    options
        .tcpNoDelay(true)
        .socketKeepAlive(true)
        .putSocketOption(
            ExtendedSocketOptions.TCP_KEEPIDLE, (int) config.keepaliveInterval().toSeconds())
        .putSocketOption(
            ExtendedSocketOptions.TCP_KEEPINTERVAL, (int) config.keepaliveTimeout().toSeconds())
        .putSocketOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 1);
  }

  private void requireFree() {
    var address = new InetSocketAddress(config.host(), config.port());
    if (address.isUnresolved()) {
      throw cannotListen("unknown host", null);
    }
    try (var probe = ServerSocketChannel.open()) {
      probe.bind(address);
    } catch (BindException e) {
      throw cannotListen(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT), e);
    } catch (IOException e) {
      throw cannotListen(String.valueOf(e.getMessage()), e);
    }
  }

  private IllegalStateException cannotListen(String why, @Nullable Throwable cause) {
    return new IllegalStateException(
        "cannot listen on %s: %s; choose another with %sbind_address"
            .formatted(config.address(), why, GrpcApiConfig.PREFIX),
        cause);
  }
}
