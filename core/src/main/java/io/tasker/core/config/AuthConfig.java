package io.tasker.core.config;

import java.util.List;

/**
 * How callers of REST and gRPC say who they are.
 *
 * @param enabled whether they have to
 * @param tokens by a signed token
 * @param apiKeys by a secret of their own
 * @param strict whether who holds an unknown permission is refused
 * @param unknownLogged whether unknown permissions are logged
 */
public record AuthConfig(
    boolean enabled, Tokens tokens, ApiKeys apiKeys, boolean strict, boolean unknownLogged) {
  /**
   * Signed tokens.
   *
   * @param issuer that they must have
   * @param audience that they must have
   * @param publicKey PEM; empty: see the path
   * @param publicKeyPath of a file in PEM form, which wins; empty: none
   * @param algorithms that they may be signed with
   * @param permissionsClaim where their permissions are
   */
  public record Tokens(
      String issuer,
      String audience,
      String publicKey,
      String publicKeyPath,
      List<String> algorithms,
      String permissionsClaim) {
    public Tokens {
      algorithms = List.copyOf(algorithms);
    }

    /** Without the key: somebody may have put the wrong one there. */
    @Override
    public String toString() {
      return "Tokens[issuer=%s, audience=%s, publicKeyPath=%s, algorithms=%s]"
          .formatted(issuer, audience, publicKeyPath, algorithms);
    }
  }

  /**
   * Secrets of programs.
   *
   * @param header where they are looked for
   * @param single one for everything; empty: none; out of force if the list is in force
   * @param listed whether the list is in force
   * @param list each with what it allows
   */
  public record ApiKeys(String header, String single, boolean listed, List<ApiKeyEntry> list) {
    public ApiKeys {
      list = List.copyOf(list);
    }

    @Override
    public String toString() {
      return "ApiKeys[header=%s, single=***, listed=%s, list=%s]".formatted(header, listed, list);
    }
  }

  static AuthConfig of(Values values) {
    String section = "orchestration.web.auth.";
    return new AuthConfig(
        values.flag(section + "enabled"),
        new Tokens(
            values.text(section + "jwt_issuer"),
            values.text(section + "jwt_audience"),
            values.text(section + "jwt_public_key"),
            values.text(section + "jwt_public_key_path").strip(),
            values.list(section + "jwt_allowed_algorithms"),
            values.text(section + "permissions_claim")),
        new ApiKeys(
            values.text(section + "api_key_header"),
            values.text(section + "api_key"),
            values.flag(section + "api_keys_enabled"),
            values.list(section + "api_keys").stream()
                .flatMap(entry -> ApiKeyEntry.decode(entry).stream())
                .toList()),
        values.flag(section + "strict_validation"),
        values.flag(section + "log_unknown_permissions"));
  }
}
