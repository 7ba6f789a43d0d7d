package io.tasker.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.AlgorithmMismatchException;
import com.auth0.jwt.exceptions.IncorrectClaimException;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.MissingClaimException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads tokens and says which are right. Safe for many threads; does no I/O. */
public final class TokenReader {
  private static final String SUBJECT = "sub";
  private static final String EXPIRES = "exp";

  private final TokenRules rules;
  private final Map<String, JWTVerifier> verifiers = new HashMap<>();

  /** Reads those that were signed by the owner of the key. */
  public TokenReader(RSAPublicKey key, TokenRules rules, Clock clock) {
    this.rules = rules;
    for (String name : rules.algorithms()) {
      var verification =
          (JWTVerifier.BaseVerification)
              JWT.require(algorithm(name, key))
                  .withIssuer(rules.issuer())
                  .withAnyOfAudience(rules.audience())
                  .withClaimPresence(SUBJECT)
                  .withClaimPresence(EXPIRES)
                  .acceptLeeway(TokenRules.LEEWAY_SECONDS);
      verifiers.put(name, verification.build(clock));
    }
  }

  /** Reads a token without the word {@code Bearer}; never throws. */
  public Reading read(String token) {
    try {
      DecodedJWT decoded = JWT.decode(token);
      JWTVerifier verifier = verifiers.get(String.valueOf(decoded.getAlgorithm()));
      if (verifier == null) {
        return new Reading.Refused(
            "it must be signed by %s".formatted(String.join(" or ", rules.algorithms())));
      }
      return new Reading.Valid(claims(verifier.verify(decoded)));
    } catch (TokenExpiredException e) {
      return new Reading.Expired(e.getExpiredOn());
    } catch (JWTVerificationException e) {
      return new Reading.Refused(why(e));
    }
  }

  private TokenClaims claims(DecodedJWT token) {
    String subject = token.getSubject();
    Instant expires = token.getExpiresAtAsInstant();
    if (subject == null || subject.isBlank() || expires == null) {
      throw new JWTDecodeException("sub must be text and exp a number");
    }
    return new TokenClaims(
        subject,
        token.getIssuer(),
        token.getAudience(),
        permissions(token.getClaim(rules.permissionsClaim())),
        expires);
  }

  private List<String> permissions(Claim claim) {
    if (claim.isMissing() || claim.isNull()) {
      return List.of();
    }
    String text = claim.asString();
    if (text != null) {
      return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
    List<String> list = claim.asList(String.class);
    if (list == null || list.contains(null)) {
      throw new JWTDecodeException(rules.permissionsClaim() + " must be a list or text");
    }
    return list;
  }

  private static Algorithm algorithm(String name, RSAPublicKey key) {
    return switch (name) {
      case "RS384" -> Algorithm.RSA384(key, null);
      case "RS512" -> Algorithm.RSA512(key, null);
      default -> Algorithm.RSA256(key, null);
    };
  }

  private static String why(JWTVerificationException failure) {
    return switch (failure) {
      case SignatureVerificationException _ -> "its signature was not made by the key's owner";
      case AlgorithmMismatchException _ -> "it is signed in another way than it says";
      case MissingClaimException e -> "it has no " + e.getClaimName();
      case IncorrectClaimException e -> "its %s is not the one wanted".formatted(e.getClaimName());
      case JWTDecodeException _ -> "it cannot be read";
      default -> "it is not valid at this time";
    };
  }
}
