package io.tasker.cli;

import io.tasker.token.RsaKeys;
import io.tasker.token.TokenClaims;
import io.tasker.token.TokenMaker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tasker auth token}: a token for somebody who calls. */
@Command(
    name = "token",
    aliases = "generate-token",
    description = "Prints a new token; TASKER_AUTH_TOKEN hands it to the other commands.",
    mixinStandardHelpOptions = true)
final class AuthTokenCommand extends AuthWork {
  private static final int MOST_HOURS = 168;

  @Option(
      names = "--private-key",
      paramLabel = "FILE",
      defaultValue = "jwt-private-key.pem",
      description = "The key to sign with, in PEM form. Default: ${DEFAULT-VALUE}.")
  private Path key = Path.of("");

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      defaultValue = "tasker-client",
      description = "Who it is for; logs name him so. Default: ${DEFAULT-VALUE}.")
  private String subject = "";

  @Option(
      names = "--permissions",
      paramLabel = "NAME",
      required = true,
      split = ",",
      description = "What he may do, such as tasks:create,steps:*; see show-permissions.")
  private List<String> permissions = List.of();

  @Option(
      names = {"--expires-hours", "--expiry-hours"},
      paramLabel = "HOURS",
      defaultValue = "24",
      description = "1 to 168. Default: ${DEFAULT-VALUE}.")
  private int hours;

  @Mixin private TokenOptions server = new TokenOptions();

  @Override
  public Integer call() {
    if (hours < 1 || hours > MOST_HOURS) {
      throw wrong("--expires-hours must be 1 to %d, was %d".formatted(MOST_HOURS, hours));
    }
    if (subject.isBlank()) {
      throw wrong("--subject must not be empty");
    }
    List<String> names = permissions.stream().map(String::strip).toList();
    names.stream()
        .map(AuthWork::problem)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            problem -> {
              throw wrong("--permissions: " + problem);
            });
    Instant now = AuthCommand.CLOCK.instant();
    var claims =
        new TokenClaims(
            subject,
            server.issuer(),
            List.of(server.audience()),
            names,
            now.plus(Duration.ofHours(hours)));
    out().println(new TokenMaker(key("--private-key", key, RsaKeys::privateKey)).make(claims, now));
    out().flush();
    return ExitCodes.OK;
  }
}
