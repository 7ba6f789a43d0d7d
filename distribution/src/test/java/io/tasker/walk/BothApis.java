package io.tasker.walk;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Protocol;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.walk.Deployment.Tasker;
import java.time.Duration;
import java.util.Map;

/** A server that is reached by REST and by gRPC, at the same ports whenever it is started. */
final class BothApis {
  private static final Duration START = Duration.ofSeconds(60);

  private final Deployment deployment;
  private final int rest = Deployment.freePort();
  private final int grpc = Deployment.freePort();

  BothApis(Deployment deployment) {
    this.deployment =
        deployment
            .set("orchestration.grpc.enabled", "true")
            .set("orchestration.grpc.bind_address", "127.0.0.1:" + grpc)
            .set("orchestration.grpc.config_endpoint_enabled", "true")
            .set("orchestration.web.config_endpoint_enabled", "true");
  }

  /** Where it is, for a client. */
  ClientConfig config(Protocol protocol) {
    return config(protocol, port(protocol));
  }

  /** The same by another port, such as that of a proxy. */
  ClientConfig config(Protocol protocol, int port) {
    return switch (protocol) {
      case REST -> ClientConfig.of("http://127.0.0.1:" + port);
      case GRPC -> ClientConfig.of("grpc://127.0.0.1:" + port);
    };
  }

  /** A proxy before it. */
  TcpProxy proxied(Protocol protocol) {
    return TcpProxy.to("127.0.0.1", port(protocol));
  }

  private int port(Protocol protocol) {
    return switch (protocol) {
      case REST -> rest;
      case GRPC -> grpc;
    };
  }

  RestClient probe() {
    return new RestClient(rest);
  }

  /** Starts it, and waits until it is ready on both. */
  Tasker start() {
    Tasker server =
        deployment.run("server", Map.of("orchestration.web.bind_address", "127.0.0.1:" + rest));
    RestClient probe = probe();
    Eventually.until(
        "the server to be ready",
        START,
        () -> !server.isAlive() || probe.isReady() && server.log().contains("listening api=grpc"),
        server::log);
    if (!server.isAlive()) {
      throw new AssertionError("the server has ended:\n" + server.log());
    }
    return server;
  }
}
