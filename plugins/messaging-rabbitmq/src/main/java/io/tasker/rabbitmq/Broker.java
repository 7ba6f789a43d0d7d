package io.tasker.rabbitmq;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.SocketConfigurators;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Where the broker is; makes connections to it that do not recover by themselves. */
final class Broker {
  private static final int NOT_ALLOWED = 530;

  private final ConnectionFactory factory = new ConnectionFactory();

  /**
   * Knows how to connect, without doing so.
   *
   * @param work runs what the client has for us
   * @throws IllegalArgumentException if the configuration cannot be used
   */
  Broker(RabbitConfig config, ExecutorService work) {
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setSharedExecutor(work);
    factory.setThreadFactory(Thread.ofPlatform().daemon().name("rabbitmq-", 0).factory());
    factory.setExceptionHandler(new QuietExceptions());
    access(config.access());
    factory.setRequestedHeartbeat(config.heartbeatSeconds());
    factory.setConnectionTimeout((int) config.patience().connect().toMillis());
    factory.setHandshakeTimeout((int) config.patience().connect().toMillis());
    factory.setShutdownTimeout((int) config.patience().confirm().toMillis());
    factory.setChannelRpcTimeout((int) config.patience().confirm().toMillis());
  }

  /**
   * Connects.
   *
   * @param name what the broker's operator sees
   * @throws TaskerException {@code MESSAGING_UNAVAILABLE} or, if the broker refuses us, {@code
   *     CONFIG_INVALID}
   */
  Connection connect(String name) {
    try {
      return factory.newConnection(name);
    } catch (AuthenticationFailureException e) {
      throw refused(
          "refuses the user "
              + factory.getUsername()
              + "; check url, username and password below "
              + RabbitConfig.SECTION,
          e);
    } catch (SSLException e) {
      throw refused("and we do not agree on TLS: " + Reasons.of(e), e);
    } catch (IOException | TimeoutException e) {
      if (Reasons.code(e) == NOT_ALLOWED) {
        throw refused("does not let us in: " + Reasons.of(e), e);
      }
      throw new TaskerException(
          ErrorCode.MESSAGING_UNAVAILABLE,
          "the broker at " + this + " cannot be reached: " + Reasons.of(e) + hint(e),
          e);
    }
  }

  // With TLS 1.3 a client is refused after its side of the handshake is done; often all that it
  // sees of that is a connection that ends.
  private String hint(Exception e) {
    return factory.isSSL() && !(e instanceof ConnectException) && !(e instanceof TimeoutException)
        ? " (by TLS: if the broker wants to know its clients, check "
            + RabbitConfig.SECTION
            + "tls.client_certificate_path and the broker's log)"
        : "";
  }

  /** Host and port; no secrets. */
  @Override
  public String toString() {
    return factory.getHost() + ":" + factory.getPort();
  }

  private TaskerException refused(String how, Exception cause) {
    return new TaskerException(
        ErrorCode.CONFIG_INVALID, "the broker at " + this + " " + how, cause);
  }

  private void access(RabbitConfig.Access access) {
    try {
      factory.setUri(access.url());
    } catch (URISyntaxException | IllegalArgumentException | GeneralSecurityException e) {
      // Not e's own message: it has the address in it, password included.
      String reason = e instanceof URISyntaxException syntax ? syntax.getReason() : "";
      throw new IllegalArgumentException(
          RabbitConfig.SECTION
              + "url is not an address such as amqp://user:password@host:5672/%2F"
              + (reason.isEmpty() ? "" : ": " + reason));
    }
    if (!access.username().isEmpty()) {
      factory.setUsername(access.username());
    }
    if (!access.password().isEmpty()) {
      factory.setPassword(access.password());
    }
    tls(access);
  }

  private void tls(RabbitConfig.Access access) {
    if (!access.url().startsWith("amqps:")) {
      if (access.tls().isSet()) {
        throw new IllegalArgumentException(
            RabbitConfig.SECTION + "tls has no meaning unless the url begins with amqps://");
      }
      return;
    }
    factory.useSslProtocol(TlsContext.of(access.tls()));
    if (!access.tls().verifyHostname()) {
      // In place of what useSslProtocol, and setUri before it, chose: it verifies host names.
      factory.setSocketConfigurator(SocketConfigurators.defaultConfigurator());
    }
  }
}
