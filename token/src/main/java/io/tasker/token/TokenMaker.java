package io.tasker.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.List;

/** Makes tokens, signed by RS256. */
public final class TokenMaker {
  private final Algorithm algorithm;

  /** Makes them with this key. */
  public TokenMaker(RSAPrivateKey key) {
    algorithm = Algorithm.RSA256(null, key);
  }

  /**
   * A token that says this, from now on. An audience of one is a text, as other servers want it.
   */
  public String make(TokenClaims claims, Instant now) {
    return JWT.create()
        .withSubject(claims.subject())
        .withIssuer(claims.issuer())
        .withAudience(claims.audience().toArray(String[]::new))
        .withIssuedAt(now)
        .withExpiresAt(claims.expires())
        .withClaim("permissions", claims.permissions())
        .withClaim("worker_namespaces", List.of())
        .sign(algorithm);
  }
}
