package io.tasker.client.config;

import io.tasker.client.error.ClientConfigException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is, who we are and how patient.
 *
 * @param baseUri {@code http} or {@code https}, with host; a path in it is kept. By gRPC also
 *     {@code grpc} and {@code grpcs}, without a path
 * @param protocol by which calls travel
 * @param credentials who we are
 * @param caFile certificates (PEM) of who may have signed the server's; null: those of the JDK
 * @param timeout of one try, from connecting to the end of the answer; 1 ms to 1 hour
 * @param maxAttempts tries of a call that may be repeated, 1 to 20
 * @param longestPause before a try, also if the server asks for more, in which case its answer is
 *     handed on at once; 0 to 1 hour
 */
public record ClientConfig(
    URI baseUri,
    Protocol protocol,
    Credentials credentials,
    @Nullable Path caFile,
    Duration timeout,
    int maxAttempts,
    Duration longestPause) {
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Checks every setting.
   *
   * @throws ClientConfigException if one is not allowed; the message names it
   */
  public ClientConfig {
    ServerUri.check(baseUri, protocol);
    if (timeout.toMillis() < 1 || timeout.compareTo(HOUR) > 0) {
      throw new ClientConfigException(
          "timeout_ms must be 1 to " + HOUR.toMillis() + ", was " + timeout.toMillis());
    }
    if (maxAttempts < 1 || maxAttempts > 20) {
      throw new ClientConfigException("max_retries must be 1 to 20 (tries), was " + maxAttempts);
    }
    if (longestPause.isNegative() || longestPause.compareTo(HOUR) > 0) {
      throw new ClientConfigException("the longest pause must be 0 to 1 hour");
    }
  }

  /**
   * A server at an address, as nobody in particular: 30 s per try, 3 tries. By gRPC if the URL
   * begins with {@code grpc:} or {@code grpcs:}, else by REST.
   */
  public static ClientConfig of(String baseUrl) {
    URI uri = ServerUri.parse(baseUrl);
    return new ClientConfig(
        uri,
        ServerUri.protocol(uri),
        Credentials.NONE,
        null,
        Duration.ofSeconds(30),
        3,
        Duration.ofSeconds(30));
  }

  /** The same with other credentials. */
  public ClientConfig with(Credentials credentials) {
    return with(baseUri, protocol, credentials, caFile, timeout, maxAttempts);
  }

  /** The same by another protocol. */
  public ClientConfig with(Protocol protocol) {
    return with(baseUri, protocol, credentials, caFile, timeout, maxAttempts);
  }

  /** The same, trusting the certificates of a file; null: those of the JDK. */
  public ClientConfig caFile(@Nullable Path caFile) {
    return with(baseUri, protocol, credentials, caFile, timeout, maxAttempts);
  }

  /** The same with another timeout of one try. */
  public ClientConfig timeout(Duration timeout) {
    return with(baseUri, protocol, credentials, caFile, timeout, maxAttempts);
  }

  /** The same with another number of tries. */
  public ClientConfig maxAttempts(int maxAttempts) {
    return with(baseUri, protocol, credentials, caFile, timeout, maxAttempts);
  }

  /** The same for a server at another address. */
  public ClientConfig at(String baseUrl) {
    URI uri = ServerUri.parse(baseUrl);
    Protocol by = ServerUri.protocol(uri) == Protocol.GRPC ? Protocol.GRPC : protocol;
    return with(uri, by, credentials, caFile, timeout, maxAttempts);
  }

  private ClientConfig with(
      URI uri, Protocol by, Credentials who, @Nullable Path ca, Duration perTry, int tries) {
    return new ClientConfig(uri, by, who, ca, perTry, tries, longestPause);
  }
}
