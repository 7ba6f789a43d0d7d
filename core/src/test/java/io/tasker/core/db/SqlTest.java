package io.tasker.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SqlTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "a = :x | a = ? | x",
        ":x, :y, :x | ?, ?, ? | x y x",
        "CAST(:ids AS uuid[]) | CAST(? AS uuid[]) | ids",
        "f(:a_1,:B2) | f(?,?) | a_1 B2",
        "a = ':x' AND b = :y | a = ':x' AND b = ? | y",
        "a = 'it''s :x' AND b = :y | a = 'it''s :x' AND b = ? | y",
        "a = '' AND b = :y | a = '' AND b = ? | y",
        "a[1:2] = :x | a[1?] = ? | 2 x",
        "a : b | a : b | \"\"",
        "ends with : | ends with : | \"\"",
        "ends with :x | ends with ? | x",
      })
  void a_colon_and_a_name_are_a_parameter_except_in_quotes(
      String source, String text, String names) {
    Sql sql = Sql.parse(source);
    assertThat(sql.text()).isEqualTo(text);
    assertThat(sql.names()).isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(" ")));
  }

  @Test
  void a_quote_that_never_ends_is_refused_with_its_place() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sql.parse("a = 'b"))
        .withMessage("a quote never ends: 'b");
  }

  @Test
  void two_texts_are_sent_in_one_go_with_the_parameters_of_both_in_order() {
    Sql both = Sql.parse("first :a").then(Sql.parse("second :b :a"));
    assertThat(both.text()).isEqualTo("first ?;\nsecond ? ?");
    assertThat(both.names()).containsExactly("a", "b", "a");
  }

  @Test
  void a_file_is_read_without_its_comments() {
    assertThat(Sql.load(Sql.class, "now.sql").text()).doesNotContain("--").isNotBlank();
  }

  @Test
  void a_file_that_is_missing_is_named_with_its_place() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sql.load(Sql.class, "nowhere.sql"))
        .withMessage("no SQL file nowhere.sql beside io.tasker.core.db");
  }
}
