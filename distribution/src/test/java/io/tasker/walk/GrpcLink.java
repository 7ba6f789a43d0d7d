package io.tasker.walk;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.tasker.testkit.Eventually;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stranger's connection to a server's gRPC port.
 *
 * @param channel to call by
 */
record GrpcLink(ManagedChannel channel) implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("listening api=grpc address=\\S*?:([0-9]+)");

  /** Has a server serve gRPC on a port of its choice. */
  static Deployment serve(Deployment deployment) {
    return deployment
        .set("orchestration.grpc.enabled", "true")
        .set("orchestration.grpc.bind_address", "127.0.0.1:0");
  }

  /** To a server, as soon as it says on which port. */
  static GrpcLink to(Deployment.Server server) {
    var process = server.process();
    Eventually.until(
        "gRPC is served",
        Duration.ofSeconds(30),
        () -> LISTENING.matcher(process.log()).find(),
        process::log);
    Matcher found = LISTENING.matcher(process.log());
    if (!found.find()) {
      throw new AssertionError("no port in " + process.log());
    }
    int port = Integer.parseInt(found.group(1));
    return new GrpcLink(NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
