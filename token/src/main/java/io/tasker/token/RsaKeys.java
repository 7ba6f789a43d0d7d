package io.tasker.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RSA keys as PEM text. No message ever repeats a text that was given. */
public final class RsaKeys {
  /** Shorter ones can be broken. */
  public static final int LEAST_BITS = 2_048;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private RsaKeys() {}

  /**
   * Two keys that belong together.
   *
   * @param privatePem PKCS #8; a secret
   * @param publicPem SPKI
   */
  public record Pair(String privatePem, String publicPem) {
    @Override
    public String toString() {
      return "Pair[privatePem=***, publicPem=" + publicPem + "]";
    }
  }

  /**
   * Makes a new pair.
   *
   * @param bits {@link #LEAST_BITS} to 8192
   */
  public static Pair generate(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      KeyPair pair = generator.generateKeyPair();
      return new Pair(
          pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
          pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK can make RSA keys", e);
    }
  }

  /**
   * Reads {@code BEGIN PUBLIC KEY} (SPKI) or {@code BEGIN RSA PUBLIC KEY} (PKCS #1). A {@code \n}
   * of two characters counts as the end of a line, as variables often have it.
   *
   * @throws IllegalArgumentException saying what is wrong, to go on after "the key"
   */
  public static RSAPublicKey publicKey(String text) {
    Matcher pem = find(text);
    byte[] spki =
        switch (pem.group(1)) {
          case "PUBLIC KEY" -> bytes(pem);
          case "RSA PUBLIC KEY" -> Der.spki(bytes(pem));
          default -> throw new IllegalArgumentException(notOne("a public key", pem.group(1)));
        };
    try {
      var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki));
      return longEnough((RSAPublicKey) key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no RSA key: " + e.getMessage(), e);
    }
  }

  /**
   * Reads {@code BEGIN PRIVATE KEY} (PKCS #8) or {@code BEGIN RSA PRIVATE KEY} (PKCS #1).
   *
   * @throws IllegalArgumentException saying what is wrong, to go on after "the key"
   */
  public static RSAPrivateKey privateKey(String text) {
    Matcher pem = find(text);
    byte[] pkcs8 =
        switch (pem.group(1)) {
          case "PRIVATE KEY" -> bytes(pem);
          case "RSA PRIVATE KEY" -> Der.pkcs8(bytes(pem));
          default -> throw new IllegalArgumentException(notOne("a private key", pem.group(1)));
        };
    try {
      var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return longEnough((RSAPrivateKey) key);
    } catch (GeneralSecurityException _) {
      // The cause may quote bytes of the key.
      throw new IllegalArgumentException("is no RSA key in PEM form, or it is damaged");
    }
  }

  private static Matcher find(String text) {
    Matcher pem = PEM.matcher(text.replace("\\n", "\n"));
    if (!pem.find()) {
      throw new IllegalArgumentException("is not in PEM form (-----BEGIN ... KEY-----)");
    }
    return pem;
  }

  private static byte[] bytes(Matcher pem) {
    try {
      return Base64.getDecoder().decode(pem.group(2).replaceAll("\\s", ""));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("is damaged: its lines are not Base64");
    }
  }

  private static String notOne(String wanted, String label) {
    return "must be %s, was %s".formatted(wanted, label);
  }

  private static <K extends RSAKey> K longEnough(K key) {
    int bits = key.getModulus().bitLength();
    if (bits < LEAST_BITS) {
      throw new IllegalArgumentException(
          "has %d bits; at least %d are needed".formatted(bits, LEAST_BITS));
    }
    return key;
  }

  private static String pem(String label, byte[] bytes) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .replace("%n", "\n")
        .formatted(label, LINES.encodeToString(bytes), label);
  }
}
