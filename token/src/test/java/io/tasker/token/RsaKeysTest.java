package io.tasker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RsaKeysTest {
  /** One key, as openssl writes it in both forms. */
  private static final String SPKI =
      """
      -----BEGIN PUBLIC KEY-----
      MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwTqVv9/AqAPznZ+buPI+
      EcZeSFSbJPc0H54JfmLzrt8FelIm/s/a2a03aIt5gQEV84LeJUYRe6MjCWRxG8kh
      Nh8jVwZGVrNxs8Yteg6FRcWYxFAMM6Vfi4Y3U1U8AMTHjFiwvlo+NZcANxJxnaiA
      6jwtJWYcO3Xvh0+EPTaaxSHzDk2v8X+1VdTZhs4dQfFQEg1K6EHzKuK827TdmKE9
      QOFbzEaK2+BjuY1W6aAHFtrHPLUsCPBZH7CcpEQX1xAx/PSy3GGBzo4hnMdO0jk7
      UoJ7N1X838crwz3RUYQhAwS7nnOFbY0AyVyJ8d7ENrEc6sOOA/RNHHGAxxguZR+v
      GQIDAQAB
      -----END PUBLIC KEY-----
      """;

  private static final String PKCS_1 =
      """
      -----BEGIN RSA PUBLIC KEY-----
      MIIBCgKCAQEAwTqVv9/AqAPznZ+buPI+EcZeSFSbJPc0H54JfmLzrt8FelIm/s/a
      2a03aIt5gQEV84LeJUYRe6MjCWRxG8khNh8jVwZGVrNxs8Yteg6FRcWYxFAMM6Vf
      i4Y3U1U8AMTHjFiwvlo+NZcANxJxnaiA6jwtJWYcO3Xvh0+EPTaaxSHzDk2v8X+1
      VdTZhs4dQfFQEg1K6EHzKuK827TdmKE9QOFbzEaK2+BjuY1W6aAHFtrHPLUsCPBZ
      H7CcpEQX1xAx/PSy3GGBzo4hnMdO0jk7UoJ7N1X838crwz3RUYQhAwS7nnOFbY0A
      yVyJ8d7ENrEc6sOOA/RNHHGAxxguZR+vGQIDAQAB
      -----END RSA PUBLIC KEY-----
      """;

  @Test
  void both_forms_of_a_public_key_are_the_same_key() {
    assertThat(RsaKeys.publicKey(PKCS_1)).isEqualTo(RsaKeys.publicKey(SPKI));
    assertThat(RsaKeys.publicKey(SPKI).getModulus().bitLength()).isEqualTo(2_048);
  }

  @Test
  void a_key_in_a_variable_may_have_written_line_ends_and_text_around_it() {
    assertThat(RsaKeys.publicKey("a key:\n" + SPKI.strip().replace("\n", "\\n")))
        .isEqualTo(RsaKeys.publicKey(SPKI));
  }

  @Test
  void a_new_pair_belongs_together_and_is_read_in_both_forms() {
    RsaKeys.Pair pair = RsaKeys.generate(2_048);

    var key = RsaKeys.privateKey(pair.privatePem());
    assertThat(RsaKeys.publicKey(pair.publicPem()).getModulus()).isEqualTo(key.getModulus());
    assertThat(RsaKeys.privateKey(olderForm(pair.privatePem()))).isEqualTo(key);
    assertThat(pair.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void what_is_no_such_key_is_named_without_being_repeated() throws Exception {
    RsaKeys.Pair pair = RsaKeys.generate(2_048);

    assertThatThrownBy(() -> RsaKeys.publicKey(pair.privatePem()))
        .hasMessage("must be a public key, was PRIVATE KEY");
    assertThatThrownBy(() -> RsaKeys.privateKey(SPKI))
        .hasMessage("must be a private key, was PUBLIC KEY");
    assertThatThrownBy(() -> RsaKeys.publicKey("hush")).hasMessageContaining("not in PEM form");
    assertThatThrownBy(() -> RsaKeys.publicKey(pem("PUBLIC KEY", new byte[] {1, 2, 3})))
        .hasMessageContaining("is no RSA key");
    assertThatThrownBy(() -> RsaKeys.privateKey(pem("PRIVATE KEY", new byte[] {1, 2, 3})))
        .hasMessageContaining("is no RSA key");
    assertThatThrownBy(() -> RsaKeys.publicKey(pem("PUBLIC KEY", weak())))
        .hasMessage("has 1024 bits; at least 2048 are needed");
  }

  private static byte[] weak() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1_024);
    return generator.generateKeyPair().getPublic().getEncoded();
  }

  /** What lies in the frame of a key of 2048 bits. */
  private static String olderForm(String pkcs8) {
    byte[] framed = Base64.getMimeDecoder().decode(pkcs8.replaceAll("-----[A-Z ]+-----", ""));
    int frame = 26;
    byte[] inner = new byte[framed.length - frame];
    System.arraycopy(framed, frame, inner, 0, inner.length);
    return pem("RSA PRIVATE KEY", inner);
  }

  private static String pem(String label, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----"
        .formatted(label, Base64.getEncoder().encodeToString(bytes), label);
  }
}
