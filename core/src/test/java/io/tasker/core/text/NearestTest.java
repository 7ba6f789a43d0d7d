package io.tasker.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, abc, 0",
    "abc, '', 3",
    "'', abc, 3",
    "abc, abd, 1",
    "abc, ab, 1",
    "abc, acb, 1",
    "ca, abc, 3",
    "kitten, sitting, 3",
  })
  void a_swapped_pair_counts_once(String a, String b, int expected) {
    assertThat(Nearest.distance(a, b)).isEqualTo(expected);
    assertThat(Nearest.distance(b, a)).isEqualTo(expected);
  }

  @Test
  void the_name_with_the_fewest_errors_is_found() {
    assertThat(Nearest.of("namespase", List.of("name", "namespace", "version")))
        .contains("namespace");
  }

  @Test
  void case_is_no_error() {
    assertThat(Nearest.of("Exponential", List.of("linear", "exponential"))).contains("exponential");
  }

  @Test
  void of_equally_near_names_the_first_by_alphabet_is_taken() {
    assertThat(Nearest.of("step_x", List.of("step_c", "step_a", "step_b"))).contains("step_a");
  }

  @Test
  void a_name_that_is_wrong_by_more_than_a_third_is_no_guess() {
    assertThat(Nearest.of("abcdef", List.of("abcxyz"))).isEmpty();
    assertThat(Nearest.of("abcdef", List.of("abcdyz"))).contains("abcdyz");
    assertThat(Nearest.of("anything", List.of())).isEmpty();
  }
}
