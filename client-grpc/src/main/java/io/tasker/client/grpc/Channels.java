package io.tasker.client.grpc;

import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Credentials;
import io.tasker.client.error.ClientConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one channel that is in use. One whose connection broke is replaced: it would refuse calls for
 * up to two minutes before it tries to connect again, and we have pauses of our own.
 */
final class Channels implements AutoCloseable {
  private static final int PING_SECONDS = 30;
  private static final int PONG_SECONDS = 10;
  private static final int MOST_BYTES = 64 * 1024 * 1024;
  private static final Set<String> SECURE = Set.of("https", "grpcs");

  private final ClientConfig config;
  private final Metadata identity;
  private final ChannelCredentials security;
  private final AtomicReference<ManagedChannel> current;
  private volatile boolean closed;

  Channels(ClientConfig config) {
    this.config = config;
    this.identity = identity(config.credentials());
    this.security = security(config);
    this.current = new AtomicReference<>(made());
  }

  ManagedChannel get() {
    return current.get();
  }

  /** The same, with who we are said in every call. */
  Channel identified(ManagedChannel channel) {
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(identity));
  }

  /** Takes a channel out of use; what runs on it may end. */
  void replace(ManagedChannel broken) {
    if (closed || current.get() != broken) {
      return;
    }
    ManagedChannel fresh = made();
    if (current.compareAndSet(broken, fresh)) {
      broken.shutdown();
    } else {
      fresh.shutdownNow();
    }
    if (closed) {
      current.get().shutdownNow();
    }
  }

  private ManagedChannel made() {
    String host = config.baseUri().getHost();
    return Grpc.newChannelBuilderForAddress(host, port(), security)
        .userAgent("tasker-client-java")
        .keepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
        .keepAliveTimeout(PONG_SECONDS, TimeUnit.SECONDS)
        .maxInboundMessageSize(MOST_BYTES)
        .build();
  }

  private int port() {
    int port = config.baseUri().getPort();
    return port >= 0 ? port : isSecure(config) ? 443 : 80;
  }

  private static boolean isSecure(ClientConfig config) {
    return SECURE.contains(config.baseUri().getScheme());
  }

  private static ChannelCredentials security(ClientConfig config) {
    if (!isSecure(config)) {
      return InsecureChannelCredentials.create();
    }
    Path caFile = config.caFile();
    return caFile == null ? TlsChannelCredentials.create() : trusting(caFile);
  }

  private static ChannelCredentials trusting(Path caFile) {
    try {
      return TlsChannelCredentials.newBuilder().trustManager(caFile.toFile()).build();
    } catch (IOException e) {
      throw new ClientConfigException("ca_file " + caFile + " cannot be read: " + e, e);
    }
  }

  private static Metadata identity(Credentials credentials) {
    Metadata identity = new Metadata();
    switch (credentials) {
      case Credentials.None() -> {}
      case Credentials.Bearer(var token) -> put(identity, "authorization", "Bearer " + token);
      case Credentials.ApiKey(var header, var key) -> put(identity, header, key);
    }
    return identity;
  }

  private static void put(Metadata identity, String header, String value) {
    identity.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
  }

  @Override
  public void close() {
    closed = true;
    ManagedChannel last = current.get().shutdownNow();
    try {
      last.awaitTermination(PONG_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
