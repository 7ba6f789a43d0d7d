package io.tasker.rabbitmq;

import io.tasker.contract.spi.PemFile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** From PEM files to what the JDK's TLS wants. */
final class TlsContext {
  private TlsContext() {}

  /**
   * Trusts and identifies as configured.
   *
   * @throws IllegalArgumentException if a file cannot be read or is not what it should be
   */
  static SSLContext of(RabbitConfig.Tls tls) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(ourselves(tls), trusted(tls.caPath()).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static TrustManagerFactory trusted(String caPath)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(caPath.isEmpty() ? null : authorities(caPath));
    return factory;
  }

  private static KeyStore authorities(String caPath) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int count = 0;
    for (Certificate certificate : file("ca_certificate_path", caPath).certificates()) {
      store.setCertificateEntry("ca" + count++, certificate);
    }
    return store;
  }

  private static KeyManager @Nullable [] ourselves(RabbitConfig.Tls tls)
      throws GeneralSecurityException, IOException {
    if (tls.certificatePath().isEmpty()) {
      return null;
    }
    KeyStore store = empty();
    store.setKeyEntry(
        "us",
        file("client_key_path", tls.keyPath()).privateKey(),
        new char[0],
        file("client_certificate_path", tls.certificatePath())
            .certificates()
            .toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static PemFile file(String setting, String path) {
    return new PemFile(RabbitConfig.SECTION + "tls." + setting, path);
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
