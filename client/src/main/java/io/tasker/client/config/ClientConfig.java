package io.tasker.client.config;

import io.tasker.client.error.ClientConfigException;
import java.net.URI;
import java.time.Duration;

/**
 * Where a server is, who we are and how patient.
 *
 * @param baseUri {@code http} or {@code https}, with host; a path in it is kept
 * @param protocol by which calls travel
 * @param credentials who we are
 * @param timeout of one try, from connecting to the end of the answer; 1 ms to 1 hour
 * @param maxAttempts tries of a call that may be repeated, 1 to 20
 * @param longestPause before a try, also if the server asks for more, in which case its answer is
 *     handed on at once; 0 to 1 hour
 */
public record ClientConfig(
    URI baseUri,
    Protocol protocol,
    Credentials credentials,
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
    String scheme = String.valueOf(baseUri.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https") || baseUri.getHost() == null) {
      throw new ClientConfigException(
          "base_url must be http://HOST[:PORT] or https://HOST[:PORT], was \"" + baseUri + "\"");
    }
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

  /** A server at an address, by REST, as nobody in particular: 30 s per try, 3 tries. */
  public static ClientConfig of(String baseUrl) {
    return new ClientConfig(
        uri(baseUrl),
        Protocol.REST,
        Credentials.NONE,
        Duration.ofSeconds(30),
        3,
        Duration.ofSeconds(30));
  }

  /** The same with other credentials. */
  public ClientConfig with(Credentials credentials) {
    return new ClientConfig(baseUri, protocol, credentials, timeout, maxAttempts, longestPause);
  }

  /** The same by another protocol. */
  public ClientConfig with(Protocol protocol) {
    return new ClientConfig(baseUri, protocol, credentials, timeout, maxAttempts, longestPause);
  }

  /** The same with another timeout of one try. */
  public ClientConfig timeout(Duration timeout) {
    return new ClientConfig(baseUri, protocol, credentials, timeout, maxAttempts, longestPause);
  }

  /** The same with another number of tries. */
  public ClientConfig maxAttempts(int maxAttempts) {
    return new ClientConfig(baseUri, protocol, credentials, timeout, maxAttempts, longestPause);
  }

  /** The same for a server at another address. */
  public ClientConfig at(String baseUrl) {
    return new ClientConfig(
        uri(baseUrl), protocol, credentials, timeout, maxAttempts, longestPause);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new ClientConfigException("base_url \"" + text + "\" is not a URL", e);
    }
  }
}
