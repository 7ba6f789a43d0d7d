package io.tasker.rest;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.spi.api.ApiListener;
import io.tasker.contract.spi.security.CallerCheck;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The REST API on an HTTP/1.1 listener.
 *
 * <p>While it stops, it answers new requests with 503 until the running ones have ended or five
 * seconds have passed; liveness and metrics are answered to the end.
 */
public final class RestApi implements ApiListener {
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final System.Logger LOG = System.getLogger(RestApi.class.getName());
  // Whatever is left then is only idle connections.
  private static final Duration SERVER_GRACE = Duration.ofMillis(500);

  private final RestConfig config;
  private final Operations operations;
  private final CallerCheck callers;
  private final ReentrantLock lifecycle = new ReentrantLock();
  private volatile @Nullable Running running;

  private record Running(WebServer server, RunningRequests requests, EventStreams streams) {}

  RestApi(RestConfig config, Operations operations, CallerCheck callers) {
    this.config = config;
    this.operations = operations;
    this.callers = callers;
  }

  @Override
  public void start() {
    lifecycle.lock();
    try {
      if (running != null) {
        throw new IllegalStateException("already listening on " + config.address());
      }
      requireFree();
      var requests = new RunningRequests();
      var streams = new EventStreams(config.maxEventStreams(), config.eventReplay());
      WebServer server = server(requests, streams);
      server.start();
      // The server logs why it did not start, but does not throw.
      if (!server.isRunning()) {
        throw cannotListen("the server did not start, see the log", null);
      }
      running = new Running(server, requests, streams);
      LOG.log(INFO, "listening api=rest address={0}", address());
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
      stopping.requests().close();
      stopping.streams().close();
      int left = stopping.requests().awaitIdle(GRACE);
      if (left > 0) {
        LOG.log(WARNING, "stopping with running requests api=rest requests={0}", left);
      }
      stopping.server().stop();
      running = null;
      LOG.log(INFO, "stopped api=rest");
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
    return "http";
  }

  /** The running server. */
  WebServer server() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the REST API is not started");
    }
    return now.server();
  }

  private WebServer server(RunningRequests requests, EventStreams streams) {
    var deadline = new Deadline(config.requestTimeout());
    var bodies = new RequestBody(config.maxBodyBytes(), deadline);
    var dispatcher =
        new Dispatcher(
            Routes.table(operations, streams, config.configShown()),
            new Gate(callers),
            bodies,
            deadline,
            requests);
    return WebServer.builder()
        .bindAddress(new InetSocketAddress(config.host(), config.port()))
        .routing(routing -> routing.any(front(dispatcher)))
        .directHandlers(TransportErrors.handlers())
        .errorHandling(errors -> errors.includeEntity(true))
        // The second line of defence, for bodies that nobody reads and for giant chunks.
        .maxPayloadSize((long) config.maxBodyBytes() + RequestBody.DROPPED_BYTES)
        // Without it each small reply waits for the caller's delayed acknowledgement.
        .connectionOptions(options -> options.tcpNoDelay(true))
        .shutdownGracePeriod(SERVER_GRACE)
        .shutdownHook(false)
        .featuresDiscoverServices(false)
        .build();
  }

  private Handler front(Handler dispatcher) {
    return AccessLog.before(config.accessLog(), Cors.before(config.cors(), dispatcher));
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
        "cannot listen on %s: %s; choose another with orchestration.web.bind_address"
            .formatted(config.address(), why),
        cause);
  }
}
