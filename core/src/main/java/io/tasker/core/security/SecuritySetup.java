package io.tasker.core.security;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.contract.spi.security.Permission;
import io.tasker.core.config.ApiKeyEntry;
import io.tasker.core.config.AuthConfig;
import io.tasker.core.telemetry.Meters;
import io.tasker.token.RsaKeys;
import io.tasker.token.TokenReader;
import io.tasker.token.TokenRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the check of callers that is configured. */
public final class SecuritySetup {
  private static final System.Logger LOG = System.getLogger(SecuritySetup.class.getName());
  private static final String SECTION = "orchestration.web.auth.";

  private final AuthConfig config;
  private final Path home;

  private SecuritySetup(AuthConfig config, Path home) {
    this.config = config;
    this.home = home;
  }

  /**
   * The check; one that lets everybody in if security is switched off.
   *
   * @param home what a relative path starts from
   * @param clock for the times of tokens, which other machines write
   * @throws TaskerException {@code CONFIG_INVALID} if a key cannot be used, a permission is unknown
   *     or nobody could be let in
   */
  public static CallerCheck of(AuthConfig config, Path home, Clock clock, Meters meters) {
    return config.enabled()
        ? new SecuritySetup(config, home).check(clock, meters)
        : CallerCheck.OPEN;
  }

  private CallerCheck check(Clock clock, Meters meters) {
    ApiKeys apiKeys = new ApiKeys(holders());
    @Nullable TokenReader tokens = tokens(clock);
    if (tokens == null && apiKeys.size() == 0) {
      throw invalid(
          "enabled",
          "is true, but nobody could be let in: set jwt_public_key_path, or api_keys with"
              + " api_keys_enabled");
    }
    LOG.log(INFO, "callers are checked tokens={0} api_keys={1}", tokens != null, apiKeys.size());
    return new Callers(
        tokens,
        apiKeys,
        new Callers.Rules(config.apiKeys().header(), config.strict(), config.unknownLogged()),
        new VerdictMeters(meters, System::nanoTime));
  }

  private @Nullable TokenReader tokens(Clock clock) {
    AuthConfig.Tokens tokens = config.tokens();
    boolean inFile = !tokens.publicKeyPath().isEmpty();
    String pem = inFile ? file(tokens.publicKeyPath()) : tokens.publicKey();
    if (!inFile && pem.isBlank()) {
      return null;
    }
    if (tokens.algorithms().isEmpty()) {
      throw invalid("jwt_allowed_algorithms", "is empty; allowed: " + TokenRules.ALGORITHMS);
    }
    var rules =
        new TokenRules(
            tokens.issuer(), tokens.audience(), tokens.algorithms(), tokens.permissionsClaim());
    try {
      return new TokenReader(RsaKeys.publicKey(pem), rules, clock);
    } catch (IllegalArgumentException e) {
      throw invalid(
          inFile ? "jwt_public_key_path" : "jwt_public_key",
          (inFile ? "= " + tokens.publicKeyPath() + ": the key " : "") + e.getMessage());
    }
  }

  private String file(String path) {
    try {
      return Files.readString(home.resolve(path));
    } catch (IOException e) {
      throw invalid("jwt_public_key_path", "= %s cannot be read: %s".formatted(path, e));
    }
  }

  private List<ApiKeys.Holder> holders() {
    AuthConfig.ApiKeys keys = config.apiKeys();
    if (!keys.listed() || keys.list().isEmpty()) {
      Set<Permission> all = Grants.configured(List.of(Grants.EVERYTHING)).permissions();
      return keys.single().isBlank()
          ? List.of()
          : List.of(new ApiKeys.Holder(keys.single(), new Caller("api-key", all)));
    }
    List<ApiKeys.Holder> holders = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < keys.list().size(); i++) {
      ApiKeyEntry entry = keys.list().get(i);
      if (!seen.add(entry.key())) {
        throw invalid("api_keys", "has the same key twice, again in entry " + (i + 1));
      }
      holders.add(new ApiKeys.Holder(entry.key(), caller(entry, i + 1)));
    }
    return holders;
  }

  private Caller caller(ApiKeyEntry entry, int number) {
    Grants grants = Grants.configured(entry.permissions());
    for (String unknown : grants.unknown()) {
      String problem =
          "entry %d has the unknown permission \"%s\"; %s"
              .formatted(number, unknown, Grants.hint(unknown));
      if (config.strict()) {
        throw invalid("api_keys", problem);
      }
      if (config.unknownLogged()) {
        LOG.log(WARNING, "{0}api_keys: {1}", SECTION, problem);
      }
    }
    String name = entry.description().isBlank() ? "api-key-" + number : entry.description();
    return new Caller(Callers.oneWord(name), grants.permissions());
  }

  private static TaskerException invalid(String key, String problem) {
    return new TaskerException(ErrorCode.CONFIG_INVALID, SECTION + key + " " + problem);
  }
}
