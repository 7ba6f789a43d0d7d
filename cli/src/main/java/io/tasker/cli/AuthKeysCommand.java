package io.tasker.cli;

import io.tasker.token.RsaKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tasker auth generate-keys}: a new pair of keys in two files. */
@Command(
    name = "generate-keys",
    description =
        "Writes a new pair of RSA keys: the private one makes tokens, the server needs"
            + " the public one.",
    mixinStandardHelpOptions = true)
final class AuthKeysCommand extends AuthWork {
  private static final int MOST_BITS = 8_192;

  @Option(
      names = "--output-dir",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "Where to write; made if it is missing. Default: the present one.")
  private Path folder = Path.of(".");

  @Option(
      names = "--private-key",
      paramLabel = "NAME",
      defaultValue = "jwt-private-key.pem",
      description =
          "File of the private key, only its owner may read it. Default: ${DEFAULT-VALUE}.")
  private String privateName = "";

  @Option(
      names = "--public-key",
      paramLabel = "NAME",
      defaultValue = "jwt-public-key.pem",
      description = "File of the public key. Default: ${DEFAULT-VALUE}.")
  private String publicName = "";

  @Option(
      names = "--key-size",
      paramLabel = "BITS",
      defaultValue = "2048",
      description = "2048 to 8192. Default: ${DEFAULT-VALUE}.")
  private int bits;

  @Option(names = "--force", description = "Write over files that are there.")
  private boolean force;

  @Override
  public Integer call() {
    if (bits < RsaKeys.LEAST_BITS || bits > MOST_BITS) {
      throw wrong(
          "--key-size must be %d to %d, was %d".formatted(RsaKeys.LEAST_BITS, MOST_BITS, bits));
    }
    Path privateFile = folder.resolve(privateName);
    Path publicFile = folder.resolve(publicName);
    if (privateFile.normalize().equals(publicFile.normalize())) {
      throw wrong("--private-key and --public-key must be two files");
    }
    for (Path file : List.of(privateFile, publicFile)) {
      if (Files.exists(file) && !force) {
        throw wrong(
            file
                + " is there already and was left alone; --force writes over it, and tokens of"
                + " the old key are worth nothing then");
      }
    }
    RsaKeys.Pair pair = RsaKeys.generate(bits);
    write(privateFile, pair.privatePem(), "rw-------");
    write(publicFile, pair.publicPem(), "rw-r--r--");
    out().println("private key " + privateFile);
    out().println("public key  " + publicFile);
    // In full: the server's relative paths start from its own folder.
    out()
        .println(
            "For the server: orchestration.web.auth.jwt_public_key_path = "
                + publicFile.toAbsolutePath().normalize());
    out().flush();
    return ExitCodes.OK;
  }

  /** Under another name first: nobody ever sees a half of it, or the key with looser rights. */
  private void write(Path file, String text, String rights) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              ".key",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(draft, text);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(rights));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw wrong("%s %s".formatted(file, why(e)));
    }
  }
}
