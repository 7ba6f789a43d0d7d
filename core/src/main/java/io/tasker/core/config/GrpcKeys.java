package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;

import java.util.List;

/** The keys below {@code orchestration.grpc}. */
final class GrpcKeys {
  static final List<KnownKey> ALL =
      List.of(
          key(
              "orchestration.grpc.enabled",
              KeyType.flag(),
              false,
              "whether gRPC is served (needs plugins/api-grpc)"),
          key(
              "orchestration.grpc.bind_address",
              KeyType.binding(),
              "127.0.0.1:9190",
              "where gRPC listens; port 0: any free one"),
          key(
              "orchestration.grpc.tls_enabled",
              KeyType.flag(),
              false,
              "whether only TLS is spoken; needs both files"),
          key(
              "orchestration.grpc.tls_cert_path",
              KeyType.textOrNothing(4_096),
              "",
              "PEM file with our certificate and those that lead to its authority"),
          key(
              "orchestration.grpc.tls_key_path",
              KeyType.textOrNothing(4_096),
              "",
              "PEM file with its private key (PKCS #8)"),
          key(
              "orchestration.grpc.keepalive_interval_seconds",
              KeyType.whole(1, 86_400),
              30,
              "seconds",
              "how long a connection may be silent before the kernel probes it"),
          key(
              "orchestration.grpc.keepalive_timeout_seconds",
              KeyType.whole(1, 3_600),
              20,
              "seconds",
              "how long a probe may stay without an answer before the connection is closed"),
          key(
              "orchestration.grpc.max_concurrent_streams",
              KeyType.whole(1, 1_000_000),
              200,
              "calls",
              "at once on one connection"),
          key(
              "orchestration.grpc.max_frame_size",
              KeyType.whole(16_384, 16_777_215),
              16_384,
              "bytes",
              "the largest HTTP/2 frame that is taken; a message may have many"),
          key(
              "orchestration.grpc.enable_reflection",
              KeyType.flag(),
              true,
              "whether clients may ask for the description of the services"),
          key(
              "orchestration.grpc.enable_health_service",
              KeyType.flag(),
              true,
              "whether grpc.health.v1 is served"),
          key(
              "orchestration.grpc.max_event_streams",
              KeyType.whole(0, 100_000),
              1_000,
              "streams",
              "how many may watch over gRPC at once; 0: nobody"),
          key(
              "orchestration.grpc.event_replay_hours",
              KeyType.whole(1, 720),
              24,
              "hours",
              "how old the event may be that a watcher goes on from"),
          key(
              "orchestration.grpc.config_endpoint_enabled",
              KeyType.flag(),
              false,
              "whether ConfigService shows the configuration, secrets masked"));

  private GrpcKeys() {}
}
