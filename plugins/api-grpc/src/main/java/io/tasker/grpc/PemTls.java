package io.tasker.grpc;

import io.helidon.common.tls.Tls;
import io.tasker.contract.spi.PemFile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** From PEM files to what the server's TLS wants. */
final class PemTls {
  private PemTls() {}

  /**
   * Identifies the server as configured; callers need no certificate.
   *
   * @throws IllegalArgumentException if a file cannot be read or is not what it should be
   */
  static Tls of(GrpcApiConfig.Tls files) {
    PemFile chain = new PemFile(GrpcApiConfig.PREFIX + "tls_cert_path", files.certificatePath());
    PemFile key = new PemFile(GrpcApiConfig.PREFIX + "tls_key_path", files.keyPath());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "us", key.privateKey(), new char[0], chain.certificates().toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return Tls.builder().sslContext(context).addApplicationProtocol("h2").build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          GrpcApiConfig.PREFIX + "tls_enabled: TLS cannot be set up: " + e.getMessage(), e);
    }
  }
}
