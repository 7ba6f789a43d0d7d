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
 * A certificate that signs itself and its key, as PEM files; broker and client may share it.
 *
 * @param certificate of the holder
 * @param key PKCS #8
 */
public record TlsFiles(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  /** Who signed it: itself. */
  public Path authority() {
    return certificate;
  }

  /**
   * Makes them with the JDK's {@code keytool}.
   *
   * @param folder where to
   * @param host whom the certificate is for
   */
  public static TlsFiles create(Path folder, String host) {
    Path store = folder.resolve(host + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", "it", "-keyalg", "RSA", "-keysize", "2048"));
    command.addAll(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host, "-validity", "2"));
    command.addAll(List.of("-ext", "bc:c=ca:true", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("keytool: " + said);
      }
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      Key key = keys.getKey("it", PASSWORD.toCharArray());
      return new TlsFiles(
          pem(folder.resolve(host + ".crt"), "CERTIFICATE", keys.getCertificate("it").getEncoded()),
          pem(folder.resolve(host + ".key"), "PRIVATE KEY", key.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static Path pem(Path file, String what, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what));
  }
}
