package io.tasker.token;

import java.time.Instant;
import java.util.List;

/**
 * What a token says.
 *
 * @param subject who it is for
 * @param issuer who made it
 * @param audience whom it is to be shown to
 * @param permissions what its holder may do, as written
 * @param expires when it ends; tokens count whole seconds
 */
public record TokenClaims(
    String subject,
    String issuer,
    List<String> audience,
    List<String> permissions,
    Instant expires) {
  public TokenClaims {
    audience = List.copyOf(audience);
    permissions = List.copyOf(permissions);
  }
}
