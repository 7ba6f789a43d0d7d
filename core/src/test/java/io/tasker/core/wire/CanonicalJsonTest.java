package io.tasker.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tasker.contract.model.Json;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{ \"b\" : 1,  \"a\" : 2 } | {\"a\":2,\"b\":1}",
        "{\"b\":{\"d\":1,\"c\":2},\"a\":[{\"z\":1,\"y\":2}]} |"
            + " {\"a\":[{\"y\":2,\"z\":1}],\"b\":{\"c\":2,\"d\":1}}",
        "{\"B\":1,\"a\":2,\"A\":3} | {\"A\":3,\"B\":1,\"a\":2}",
        "{\"10\":1,\"9\":2} | {\"10\":1,\"9\":2}",
        "[3, 1, 2] | [3,1,2]",
        "{} | {}",
        "[ ] | []",
        "{\"a\":null,\"b\":true} | {\"a\":null,\"b\":true}",
      })
  void keys_are_sorted_at_every_depth_and_white_space_is_gone(String written, String canonical) {
    assertThat(of(written)).isEqualTo(canonical);
  }

  @Test
  void the_order_of_a_list_means_something() {
    assertThat(of("[1,2]")).isNotEqualTo(of("[2,1]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.0",
        "1.50",
        "0.1",
        "-3",
        "123456789012345678901234567890",
        "0.10000000000000000000001"
      })
  void numbers_stay_as_written(String number) {
    assertThat(of(number)).isEqualTo(number);
  }

  @Test
  void one_and_one_point_zero_are_different_inputs() {
    assertThat(of("{\"n\":1}")).isNotEqualTo(of("{\"n\":1.0}"));
  }

  @Test
  void an_exponent_is_written_in_one_way() {
    assertThat(of("1e3")).isEqualTo(of("1E3")).isEqualTo(of("1E+3"));
  }

  @Test
  void an_escape_and_the_character_itself_are_the_same() {
    assertThat(of("\"\\u00e4\\u0041\\/\"")).isEqualTo(of("\"äA/\"")).isEqualTo("\"äA/\"");
    assertThat(of("{\"\\u0061\":1}")).isEqualTo(of("{\"a\":1}"));
    assertThat(of("\"\\uD83D\\uDE00\"")).isEqualTo(of("\"😀\""));
  }

  @Test
  void what_must_be_escaped_is() {
    assertThat(of("\"\\u0000\\n\\\"\\\\\"")).isEqualTo("\"\\u0000\\n\\\"\\\\\"");
  }

  @Test
  void letters_that_only_look_the_same_are_different() {
    assertThat(of("\"é\"")).isNotEqualTo(of("\"e\\u0301\""));
  }

  @Test
  void a_canonical_text_is_its_own() {
    String once = of("{\"b\":[1.0,{\"x\":\"ä\"}],\"a\":1e2}");
    assertThat(of(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "{\"a\":}", "nil", "{} {}", "{}x", "'a'", "{\"a\":01}"})
  void what_is_not_json_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(text))
        .withMessageStartingWith("not JSON: ");
  }

  @Test
  void the_hash_is_sha_256_over_the_parts_each_followed_by_a_zero() {
    // printf 'a\0b\0' | sha256sum
    assertThat(HexFormat.of().formatHex(CanonicalJson.sha256("a", "b")))
        .isEqualTo("8fb20ef63ced4145fc2e983ffe597d1dcff39154c3bf21f0fa9dde6a0c50fdc9");
  }

  @Test
  void where_a_part_ends_makes_a_difference() {
    assertThat(CanonicalJson.sha256("ab", "c")).isNotEqualTo(CanonicalJson.sha256("a", "bc"));
    assertThat(CanonicalJson.sha256("a")).isNotEqualTo(CanonicalJson.sha256("a", ""));
  }

  private static String of(String text) {
    return CanonicalJson.of(new Json(text));
  }
}
