package io.tasker.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final RsaKeys.Pair PAIR = RsaKeys.generate(2_048);
  private static final RSAPublicKey PUBLIC = RsaKeys.publicKey(PAIR.publicPem());
  private static final RSAPrivateKey PRIVATE = RsaKeys.privateKey(PAIR.privatePem());
  private static final Algorithm RS256 = Algorithm.RSA256(null, PRIVATE);

  private final TokenReader reader = reader(TokenRules.defaults());

  @Test
  void what_was_made_is_read() {
    var claims =
        new TokenClaims(
            "ci",
            "tasker-core",
            List.of("tasker-api"),
            List.of("tasks:create", "steps:*"),
            NOW.plusSeconds(60));

    String token = new TokenMaker(PRIVATE).make(claims, NOW);

    assertThat(reader.read(token)).isEqualTo(new Reading.Valid(claims));
    assertThat(payload(token)).contains("\"aud\":\"tasker-api\"", "\"iat\":", "\"exp\":");
  }

  @ParameterizedTest
  @CsvSource({"-59, true", "-61, false", "3600, true", "-100000, false"})
  void clocks_may_differ_by_a_minute(int secondsLeft, boolean valid) {
    Reading reading = reader.read(token(it -> it.withExpiresAt(NOW.plusSeconds(secondsLeft))));

    if (valid) {
      assertThat(reading).isInstanceOf(Reading.Valid.class);
    } else {
      assertThat(reading).isEqualTo(new Reading.Expired(NOW.plusSeconds(secondsLeft)));
    }
  }

  @ParameterizedTest
  @CsvSource({"59, true", "61, false"})
  void a_token_of_later_is_not_valid_now(int seconds, boolean valid) {
    for (String token :
        List.of(
            token(it -> it.withIssuedAt(NOW.plusSeconds(seconds))),
            token(it -> it.withNotBefore(NOW.plusSeconds(seconds))))) {
      assertThat(reader.read(token) instanceof Reading.Valid).isEqualTo(valid);
    }
  }

  @Test
  void an_audience_may_be_a_list_and_the_time_of_issue_may_be_missing() {
    assertThat(reader.read(token(it -> it.withAudience("others", "tasker-api"))))
        .isInstanceOf(Reading.Valid.class);
    assertThat(payload(token(it -> it))).doesNotContain("iat");
    assertThat(reader.read(token(it -> it))).isInstanceOf(Reading.Valid.class);
  }

  @Test
  void permissions_are_a_list_or_text_in_the_claim_that_is_named() {
    var scope = reader(new TokenRules("tasker-core", "tasker-api", List.of("RS256"), "scope"));

    assertThat(permissions(scope, token(it -> it.withClaim("scope", " tasks:read  dlq:* "))))
        .containsExactly("tasks:read", "dlq:*");
    assertThat(permissions(scope, token(it -> it.withClaim("scope", List.of("tasks:read")))))
        .containsExactly("tasks:read");
    assertThat(permissions(scope, token(it -> it.withClaim("permissions", List.of("tasks:*")))))
        .isEmpty();
    assertThat(scope.read(token(it -> it.withClaim("scope", 7))))
        .isEqualTo(new Reading.Refused("it cannot be read"));
  }

  @Test
  void each_wrong_claim_is_named() {
    assertThat(why(token(it -> it.withIssuer("somebody"))))
        .isEqualTo("its iss is not the one wanted");
    assertThat(why(token(it -> it.withAudience("elsewhere"))))
        .isEqualTo("its aud is not the one wanted");
    assertThat(why(token(it -> it.withSubject(" ")))).isEqualTo("it cannot be read");
    assertThat(why(without("sub"))).isEqualTo("it has no sub");
    assertThat(why(without("exp"))).isEqualTo("it has no exp");
    assertThat(why(without("iss"))).isNotEmpty();
    assertThat(why(without("aud"))).isNotEmpty();
  }

  @Test
  void another_key_another_way_and_a_change_are_found_out() {
    var stranger = RsaKeys.privateKey(RsaKeys.generate(2_048).privatePem());
    String good = token(it -> it);
    String[] parts = good.split("\\.");
    String more = payload(good).replace("\"tasks:read\"", "\"tasks:*\"");

    assertThat(why(valid().sign(Algorithm.RSA256(null, stranger))))
        .isEqualTo("its signature was not made by the key's owner");
    assertThat(why(parts[0] + "." + base64(more) + "." + parts[2]))
        .isEqualTo("its signature was not made by the key's owner");
    assertThat(why(parts[0] + "." + parts[1] + "."))
        .isEqualTo("its signature was not made by the key's owner");
    assertThat(why(valid().sign(Algorithm.none()))).isEqualTo("it must be signed by RS256");
    // The public key is public: it must not do as a secret.
    assertThat(why(valid().sign(Algorithm.HMAC256(PUBLIC.getEncoded()))))
        .isEqualTo("it must be signed by RS256");
    assertThat(why(valid().sign(Algorithm.HMAC256(PAIR.publicPem()))))
        .isEqualTo("it must be signed by RS256");
    assertThat(why(valid().sign(Algorithm.RSA512(null, PRIVATE))))
        .isEqualTo("it must be signed by RS256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void what_is_allowed_is_read(String algorithm) {
    var all =
        reader(new TokenRules("tasker-core", "tasker-api", TokenRules.ALGORITHMS, "permissions"));
    Algorithm signing =
        switch (algorithm) {
          case "RS384" -> Algorithm.RSA384(null, PRIVATE);
          case "RS512" -> Algorithm.RSA512(null, PRIVATE);
          default -> RS256;
        };

    assertThat(all.read(valid().sign(signing))).isInstanceOf(Reading.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b", "a.b.c", "....", "e30.e30.", "\u0000.\u0000.\u0000"})
  void what_is_no_token_is_refused(String text) {
    assertThat(reader.read(text)).isInstanceOf(Reading.Refused.class);
  }

  private static TokenReader reader(TokenRules rules) {
    return new TokenReader(PUBLIC, rules, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static JWTCreator.Builder complete() {
    return JWT.create().withIssuer("tasker-core").withAudience("tasker-api");
  }

  private static JWTCreator.Builder valid() {
    return complete()
        .withSubject("ci")
        .withClaim("permissions", List.of("tasks:read"))
        .withExpiresAt(NOW.plusSeconds(600));
  }

  private static String token(UnaryOperator<JWTCreator.Builder> change) {
    return change.apply(valid()).sign(RS256);
  }

  private static String without(String claim) {
    var builder = JWT.create();
    builder = claim.equals("sub") ? builder : builder.withSubject("ci");
    builder = claim.equals("exp") ? builder : builder.withExpiresAt(NOW.plusSeconds(600));
    builder = claim.equals("iss") ? builder : builder.withIssuer("tasker-core");
    return (claim.equals("aud") ? builder : builder.withAudience("tasker-api")).sign(RS256);
  }

  private String why(String token) {
    return reader.read(token) instanceof Reading.Refused(var why) ? why : "";
  }

  private static List<String> permissions(TokenReader reader, String token) {
    assertThat(reader.read(token)).isInstanceOf(Reading.Valid.class);
    return ((Reading.Valid) reader.read(token)).claims().permissions();
  }

  private static String payload(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
