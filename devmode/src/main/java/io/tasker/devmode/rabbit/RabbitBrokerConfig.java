package io.tasker.devmode.rabbit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to run a RabbitMQ node.
 *
 * @param dataDirectory where its data, logs and settings stay, or null for a temporary folder that
 *     is deleted on close
 * @param tls what clients must come with, or null for plain connections
 * @param programs the folder with {@code rabbitmq-server}
 */
public record RabbitBrokerConfig(@Nullable Path dataDirectory, @Nullable Tls tls, Path programs) {
  // The scripts themselves; those in /usr/sbin would change to the user rabbitmq.
  static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");

  /**
   * Files in PEM form.
   *
   * @param authority who signs clients' certificates
   * @param certificate the broker's
   * @param key of that certificate
   */
  public record Tls(Path authority, Path certificate, Path key) {}

  public RabbitBrokerConfig {
    dataDirectory = dataDirectory == null ? null : dataDirectory.toAbsolutePath().normalize();
  }

  /** A node whose data is deleted on close. */
  public static RabbitBrokerConfig temporary() {
    return new RabbitBrokerConfig(null, null, PROGRAMS);
  }

  /** A node whose data stays in a folder, which is made if it is missing. */
  public static RabbitBrokerConfig persistent(Path dataDirectory) {
    return new RabbitBrokerConfig(dataDirectory, null, PROGRAMS);
  }

  /** The same for clients that come by TLS only. */
  public RabbitBrokerConfig tls(Tls files) {
    return new RabbitBrokerConfig(dataDirectory, files, programs);
  }
}
