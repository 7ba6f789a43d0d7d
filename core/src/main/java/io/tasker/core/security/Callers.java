package io.tasker.core.security;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.contract.spi.security.Credentials;
import io.tasker.contract.spi.security.Verdict;
import io.tasker.token.Reading;
import io.tasker.token.TokenClaims;
import io.tasker.token.TokenReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by token or API key. A token that is there is the only thing that counts: a wrong
 * one is not made good by a key beside it.
 */
final class Callers implements CallerCheck {
  private static final System.Logger LOG = System.getLogger(Callers.class.getName());
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_SUBJECT = 200;

  private final @Nullable TokenReader tokens;
  private final ApiKeys apiKeys;
  private final Rules rules;
  private final VerdictMeters meters;

  /**
   * What else holds.
   *
   * @param apiKeyHeader where API keys are
   * @param strict whether who holds an unknown permission is refused
   * @param unknownLogged whether unknown permissions are logged
   */
  record Rules(String apiKeyHeader, boolean strict, boolean unknownLogged) {}

  Callers(@Nullable TokenReader tokens, ApiKeys apiKeys, Rules rules, VerdictMeters meters) {
    this.tokens = tokens;
    this.apiKeys = apiKeys;
    this.rules = rules;
    this.meters = meters;
  }

  @Override
  public String apiKeyHeader() {
    return rules.apiKeyHeader();
  }

  @Override
  public Verdict check(Credentials credentials, String permission) {
    Optional<String> token = bearer(credentials.authorization());
    Verdict verdict = permit(who(credentials, token), permission);
    meters.count(method(token, credentials), verdict);
    if (verdict instanceof Verdict.Refused refused) {
      LOG.log(DEBUG, () -> "call refused reason=" + refused.reason() + " permission=" + permission);
    }
    return verdict;
  }

  private Verdict who(Credentials credentials, Optional<String> token) {
    if (!readable(credentials.authorization())) {
      return new Verdict.Malformed("Authorization");
    }
    if (!readable(credentials.apiKey())) {
      return new Verdict.Malformed("API key");
    }
    if (token.isPresent()) {
      return token(token.get());
    }
    String key = credentials.apiKey();
    if (key == null) {
      return new Verdict.Missing();
    }
    return apiKeys
        .find(key)
        .<Verdict>map(Verdict.Admitted::new)
        .orElseGet(() -> new Verdict.Invalid(false));
  }

  private Verdict token(String token) {
    if (tokens == null) {
      return new Verdict.Invalid(true);
    }
    return switch (meters.timed(() -> tokens.read(token))) {
      case Reading.Valid(var claims) -> holder(claims);
      case Reading.Expired _ -> new Verdict.Expired();
      case Reading.Refused(var why) -> {
        LOG.log(DEBUG, () -> "token refused why=\"" + why + "\"");
        yield new Verdict.Invalid(true);
      }
    };
  }

  private Verdict holder(TokenClaims claims) {
    Grants grants = Grants.of(claims.permissions());
    String subject = oneWord(claims.subject());
    if (!grants.unknown().isEmpty() && rules.unknownLogged()) {
      LOG.log(
          WARNING,
          "token has unknown permissions subject={0} permissions={1} refused={2}",
          subject,
          oneWord(String.join(",", grants.unknown())),
          rules.strict());
    }
    return rules.strict() && !grants.unknown().isEmpty()
        ? new Verdict.Invalid(true)
        : new Verdict.Admitted(new Caller(subject, grants.permissions()));
  }

  private static Verdict permit(Verdict who, String permission) {
    return who instanceof Verdict.Admitted(var caller) && !caller.may(permission)
        ? new Verdict.Forbidden(caller, permission)
        : who;
  }

  // Schemes know no case; whatever is not a bearer's is somebody else's.
  private static Optional<String> bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static boolean readable(@Nullable String value) {
    return value == null || value.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\t');
  }

  private static String method(Optional<String> token, Credentials credentials) {
    if (token.isPresent()) {
      return "jwt";
    }
    return credentials.apiKey() == null ? "none" : "api_key";
  }

  /** Such that it is one word of one line, whatever a token says. */
  static String oneWord(String text) {
    String word = text.replaceAll("[^!-~]", "?");
    return word.length() > LONGEST_SUBJECT ? word.substring(0, LONGEST_SUBJECT) + "..." : word;
  }
}
