package io.tasker.grpc;

import io.helidon.common.tls.Tls;
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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** From PEM files to what the server's TLS wants. */
final class PemTls {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final String CERTIFICATE = "tls_cert_path";
  private static final String PRIVATE_KEY = "tls_key_path";

  private PemTls() {}

  /**
   * Identifies the server as configured; callers need no certificate.
   *
   * @throws IllegalArgumentException if a file cannot be read or is not what it should be
   */
  static Tls of(GrpcApiConfig.Tls files) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "us",
          key(files.keyPath()),
          new char[0],
          certificates(files.certificatePath()).toArray(Certificate[]::new));
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

  private static List<Certificate> certificates(String path) {
    try {
      List<Certificate> found =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(
                      new ByteArrayInputStream(
                          read(CERTIFICATE, path).getBytes(StandardCharsets.ISO_8859_1))));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (GeneralSecurityException e) {
      throw unusable(CERTIFICATE, path, "has no certificates in PEM form", e);
    }
    throw unusable(CERTIFICATE, path, "has no certificates in PEM form", null);
  }

  private static PrivateKey key(String path) throws GeneralSecurityException {
    var match = KEY.matcher(read(PRIVATE_KEY, path));
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
        PRIVATE_KEY,
        path,
        "has no key in PEM form (BEGIN PRIVATE KEY; RSA, EC or EdDSA); `openssl pkcs8 -topk8"
            + " -nocrypt` makes one of other forms",
        null);
  }

  private static String read(String key, String path) {
    try {
      return Files.readString(Path.of(path), StandardCharsets.ISO_8859_1);
    } catch (IOException | InvalidPathException e) {
      throw unusable(key, path, "cannot be read", e);
    }
  }

  private static IllegalArgumentException unusable(
      String key, String path, String what, @Nullable Exception cause) {
    return new IllegalArgumentException(
        GrpcApiConfig.PREFIX + key + ": the file " + path + " " + what, cause);
  }
}
