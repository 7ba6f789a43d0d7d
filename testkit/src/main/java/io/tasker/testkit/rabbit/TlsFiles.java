package io.tasker.testkit.rabbit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate, its key and the certificate of the authority that signed it, as PEM files.
 *
 * @param authority who signed it
 * @param certificate of a broker or a client
 * @param key PKCS #8
 */
public record TlsFiles(Path authority, Path certificate, Path key) {
  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";
  private static final String HOLDER = "holder";

  /**
   * Makes an authority and a certificate with the JDK's {@code keytool}.
   *
   * @param folder where to; for one authority only
   * @param host whom the certificate is for
   */
  public static TlsFiles create(Path folder, String host) {
    keytool(folder, AUTHORITY, "CN=Test authority", List.of("bc:c=ca:true", "ku:c=keyCertSign"));
    return signed(folder, host);
  }

  /** The same for another host, or a client of any name, by the same authority. */
  public TlsFiles another(String name) {
    return signed(authority.getParent(), name);
  }

  private static TlsFiles signed(Path folder, String name) {
    keytool(
        folder,
        HOLDER + name,
        "CN=" + name,
        List.of(
            "san=dns:" + name,
            "ku:c=digitalSignature,keyEncipherment",
            "eku=serverAuth,clientAuth"));
    try {
      KeyStore keys = KeyStore.getInstance(store(folder).toFile(), PASSWORD.toCharArray());
      Key key = keys.getKey(HOLDER + name, PASSWORD.toCharArray());
      return new TlsFiles(
          certificate(folder.resolve("authority.crt"), keys, AUTHORITY),
          certificate(folder.resolve(name + ".crt"), keys, HOLDER + name),
          pem(folder.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Path store(Path folder) {
    return folder.resolve("keys.p12");
  }

  private static void keytool(Path folder, String alias, String name, List<String> extensions) {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(program, "-genkeypair", "-alias", alias));
    command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "2"));
    command.addAll(List.of("-dname", name, "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store(folder).toString()));
    extensions.forEach(extension -> command.addAll(List.of("-ext", extension)));
    if (!alias.equals(AUTHORITY)) {
      command.addAll(List.of("-signer", AUTHORITY));
    }
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("keytool: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static Path certificate(Path file, KeyStore keys, String alias)
      throws IOException, GeneralSecurityException {
    return pem(file, "CERTIFICATE", keys.getCertificate(alias).getEncoded());
  }

  private static Path pem(Path file, String what, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what));
  }
}
