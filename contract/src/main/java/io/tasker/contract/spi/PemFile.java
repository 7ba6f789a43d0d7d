package io.tasker.contract.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in PEM form that a plugin's setting names. All methods read it anew, and throw {@link
 * IllegalArgumentException} with setting, path and reason if it cannot be used.
 *
 * @param setting the whole key, for messages
 * @param path as it is configured
 */
public record PemFile(String setting, String path) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final String NO_CERTIFICATES = "has no certificates in PEM form";
  private static final String NO_KEY =
      "has no key in PEM form (BEGIN PRIVATE KEY; RSA, EC or EdDSA); `openssl pkcs8 -topk8"
          + " -nocrypt` makes one of other forms";

  /** Its X.509 certificates in their order, at least one. */
  public List<Certificate> certificates() {
    try {
      List<Certificate> found =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(
                      new ByteArrayInputStream(text().getBytes(StandardCharsets.ISO_8859_1))));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (GeneralSecurityException e) {
      throw unusable(NO_CERTIFICATES, e);
    }
    throw unusable(NO_CERTIFICATES, null);
  }

  /** Its first private key, in PKCS #8 form without a password; RSA, EC or EdDSA. */
  public PrivateKey privateKey() {
    var match = KEY.matcher(text());
    if (match.find()) {
      byte[] bytes = Base64.getMimeDecoder().decode(match.group(1));
      for (String algorithm : ALGORITHMS) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException _) {
          // Of another kind, then.
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("every JDK has " + algorithm, e);
        }
      }
    }
    throw unusable(NO_KEY, null);
  }

  private String text() {
    try {
      return Files.readString(Path.of(path), StandardCharsets.ISO_8859_1);
    } catch (IOException | InvalidPathException e) {
      throw unusable("cannot be read", e);
    }
  }

  private IllegalArgumentException unusable(String what, @Nullable Exception cause) {
    return new IllegalArgumentException(setting + ": the file " + path + " " + what, cause);
  }
}
