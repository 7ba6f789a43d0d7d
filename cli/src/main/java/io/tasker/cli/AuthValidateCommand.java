package io.tasker.cli;

import io.tasker.token.Reading;
import io.tasker.token.RsaKeys;
import io.tasker.token.TokenClaims;
import io.tasker.token.TokenReader;
import io.tasker.token.TokenRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tasker auth validate}: whether a server with these settings would take a token. */
@Command(
    name = "validate",
    aliases = "validate-token",
    description = {
      "Says who a token is for, what he may do and until when, or what is wrong with it.",
      "Exit code 0: a server would take it; 1: it would not."
    },
    mixinStandardHelpOptions = true)
final class AuthValidateCommand extends AuthWork {
  @Parameters(
      arity = "0..1",
      paramLabel = "TOKEN",
      description = "@- or nothing: from standard input, where other users do not see it.")
  private @Nullable String token;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      defaultValue = "jwt-public-key.pem",
      description = "The key of the server, in PEM form. Default: ${DEFAULT-VALUE}.")
  private Path key = Path.of("");

  @Mixin private TokenOptions server = new TokenOptions();

  @Option(
      names = "--permissions-claim",
      paramLabel = "NAME",
      defaultValue = "permissions",
      description = "As the server wants it (permissions_claim). Default: ${DEFAULT-VALUE}.")
  private String claim = "";

  @Override
  public Integer call() {
    var rules =
        new TokenRules(
            server.issuer(), server.audience(), TokenRules.defaults().algorithms(), claim);
    var reader =
        new TokenReader(key("--public-key", key, RsaKeys::publicKey), rules, AuthCommand.CLOCK);
    return switch (reader.read(token())) {
      case Reading.Valid(var claims) -> show(claims);
      case Reading.Expired(var at) -> refused("it expired at " + at);
      case Reading.Refused(var why) -> refused(why);
    };
  }

  private int show(TokenClaims claims) {
    out().println("subject      " + claims.subject());
    out().println("issuer       " + claims.issuer());
    out().println("audience     " + String.join(", ", claims.audience()));
    out().println("permissions  " + String.join(", ", claims.permissions()));
    out().println("expires      " + claims.expires());
    out().flush();
    List<String> problems =
        claims.permissions().stream().map(AuthWork::problem).filter(Objects::nonNull).toList();
    return problems.isEmpty()
        ? ExitCodes.OK
        : refused("a server with strict_validation wants known permissions only: " + problems);
  }

  private int refused(String why) {
    err().println("tasker: the token is not valid: " + why);
    err().flush();
    return ExitCodes.FAILED;
  }

  private String token() {
    if (token != null && !token.equals("@-")) {
      return token;
    }
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
