package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;

import java.util.List;

/** The keys below {@code orchestration.web.auth}; gRPC goes by them too. */
final class AuthKeys {
  private static final String SECTION = "orchestration.web.auth.";

  static final List<KnownKey> ALL =
      List.of(
          key(
              SECTION + "enabled",
              KeyType.flag(),
              false,
              "whether callers of REST and gRPC must say who they are, and may do only what they"
                  + " are allowed"),
          key(
              SECTION + "jwt_verification_method",
              KeyType.tokenMethod(),
              "public_key",
              "how tokens are verified"),
          key(
              SECTION + "jwt_public_key",
              KeyType.secret(),
              "",
              "RSA key that verifies tokens, in PEM form; without it and the next no token is"
                  + " taken"),
          key(
              SECTION + "jwt_public_key_path",
              KeyType.textOrNothing(4_096),
              "",
              "file with that key; wins over the key itself"),
          key(
              SECTION + "jwt_issuer",
              KeyType.text(200),
              "tasker-core",
              "iss that tokens must have"),
          key(
              SECTION + "jwt_audience",
              KeyType.text(200),
              "tasker-api",
              "aud that tokens must have, among others if it is a list"),
          KnownKey.list(
              SECTION + "jwt_allowed_algorithms",
              KeyType.algorithms(),
              List.of("RS256"),
              "how tokens may be signed"),
          key(
              SECTION + "permissions_claim",
              KeyType.text(200),
              "permissions",
              "where a token has its permissions: a list, or text with spaces between"),
          key(
              SECTION + "strict_validation",
              KeyType.flag(),
              true,
              "whether who holds an unknown permission is refused; false: it grants nothing"),
          key(
              SECTION + "log_unknown_permissions",
              KeyType.flag(),
              true,
              "whether unknown permissions are logged"),
          key(
              SECTION + "api_key",
              KeyType.secret(),
              "",
              "one API key that may do everything; without effect while the list below is in"
                  + " force"),
          key(
              SECTION + "api_key_header",
              KeyType.header(),
              "X-API-Key",
              "header of REST, and key of gRPC's metadata, that has the API key"),
          key(
              SECTION + "api_keys_enabled",
              KeyType.flag(),
              false,
              "whether the list below is in force"),
          KnownKey.list(
              SECTION + "api_keys",
              KeyType.apiKeys(),
              List.of(),
              "API keys, each with what it allows and a name for logs"));

  private AuthKeys() {}
}
