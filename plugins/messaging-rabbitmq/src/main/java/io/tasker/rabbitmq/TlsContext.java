package io.tasker.rabbitmq;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** From PEM files to what the JDK's TLS wants. */
final class TlsContext {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

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
    for (Certificate certificate : certificates("tls.ca_certificate_path", caPath)) {
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
        key(tls.keyPath()),
        new char[0],
        certificates("tls.client_certificate_path", tls.certificatePath())
            .toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static List<Certificate> certificates(String setting, String path) {
    try {
      List<Certificate> found =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(
                      new ByteArrayInputStream(
                          read(setting, path).getBytes(StandardCharsets.ISO_8859_1))));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (GeneralSecurityException e) {
      throw unusable(setting, path, "has no certificates in PEM form", e);
    }
    throw unusable(setting, path, "has no certificates in PEM form", null);
  }

  private static PrivateKey key(String path) throws GeneralSecurityException {
    var match = KEY.matcher(read("tls.client_key_path", path));
    if (match.find()) {
      byte[] bytes = Base64.getMimeDecoder().decode(match.group(1));
      for (String algorithm : ALGORITHMS) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException _) {
          // Of another kind, then.
        }
      }
    }
    throw unusable(
        "tls.client_key_path",
        path,
        "has no key in PEM form (BEGIN PRIVATE KEY; RSA, EC or EdDSA); `openssl pkcs8 -topk8"
            + " -nocrypt` makes one of other forms",
        null);
  }

  private static String read(String setting, String path) {
    try {
      return Files.readString(Path.of(path), StandardCharsets.ISO_8859_1);
    } catch (IOException | InvalidPathException e) {
      throw unusable(setting, path, "cannot be read", e);
    }
  }

  private static IllegalArgumentException unusable(
      String setting, String path, String what, @Nullable Exception cause) {
    return new IllegalArgumentException(
        RabbitConfig.SECTION + setting + ": the file " + path + " " + what, cause);
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
