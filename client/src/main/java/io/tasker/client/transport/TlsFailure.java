package io.tasker.client.transport;

import io.tasker.client.error.ClientConfigException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of TLS that another try cannot mend from those of a connection. Only what is
 * certain: a server that stops in the middle of a handshake looks like many other things.
 */
public final class TlsFailure {
  private TlsFailure() {}

  /**
   * What a failure comes to if the server's certificate is refused, or one side talks TLS and the
   * other does not.
   *
   * @param what the call, for the message
   * @param failure with its causes
   * @return empty: it is none of these
   */
  public static Optional<ClientConfigException> in(String what, @Nullable Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      Optional<String> why = why(one);
      if (why.isPresent()) {
        return Optional.of(new ClientConfigException(what + ": " + why.get(), failure));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> why(Throwable one) {
    String said = String.valueOf(one.getMessage());
    if (one instanceof CertificateException) {
      return Optional.of(
          "the server's certificate is refused: "
              + said
              + "; check the host of the URL, and that ca_file has who signed it");
    }
    // Words of the JDK, and of Netty.
    boolean notTls =
        said.contains("Unsupported or unrecognized SSL message")
            || said.contains("Unrecognized SSL message, plaintext connection")
            || said.contains("not an SSL/TLS record");
    if (one instanceof SSLException && notTls) {
      return Optional.of(
          "the server does not talk TLS there; without it a URL begins with http: or grpc:");
    }
    // An alert of TLS where HTTP/2 was to begin.
    return said.contains("was not SETTINGS") && said.contains("bytes: 1503")
        ? Optional.of("the server talks TLS there; with it a URL begins with grpcs:")
        : Optional.empty();
  }
}
