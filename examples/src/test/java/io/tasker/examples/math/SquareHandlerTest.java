package io.tasker.examples.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.examples.FakeContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SquareHandlerTest {
  private final SquareHandler handler = new SquareHandler();

  @Test
  void without_a_setting_it_squares_the_input() throws Exception {
    var context = FakeContext.withInput("{\"even_number\":6}");

    assertThat(context.succeed(handler)).hasToString("36");
  }

  @Test
  void with_several_operands_it_squares_their_product() throws Exception {
    var context =
        FakeContext.withInput("{}")
            .settings("{\"of\":[\"b\",\"c\"]}")
            .result("a", "5")
            .result("b", "2")
            .result("c", "3");

    assertThat(context.succeed(handler)).hasToString("36");
  }

  @Test
  void the_largest_64_bit_square_is_a_number_and_the_next_a_text() throws Exception {
    var context = FakeContext.withInput("{}").settings("{\"of\":[\"a\"]}");

    assertThat(context.result("a", "3037000499").succeed(handler))
        .hasToString("9223372030926249001");
    assertThat(context.result("a", "3037000500").succeed(handler))
        .hasToString("\"9223372037000250000\"");
  }

  @Test
  void digits_as_text_are_an_operand_too() throws Exception {
    var context =
        FakeContext.withInput("{}")
            .settings("{\"of\":[\"a\"]}")
            .result("a", "\"100000000000000000000\"");

    assertThat(context.succeed(handler)).hasToString("\"1" + "0".repeat(40) + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                      | was missing
          {"even_number":null}    | was null
          {"even_number":1}       | was 1
          {"even_number":101}     | was 101
          {"even_number":6.5}     | was 6.5
          {"even_number":"6"}     | was "6"
          {"even_number":[6]}     | was a list
          """)
  void a_wrong_number_is_a_permanent_failure_that_says_so(String input, String found)
      throws Exception {
    var failure = FakeContext.withInput(input).fail(handler);

    assertThat(failure.retryable()).isFalse();
    assertThat(failure.message())
        .isEqualTo("input.even_number must be a whole number from 2 to 100, " + found);
  }

  @Test
  void a_missing_operand_is_a_permanent_failure_that_lists_what_there_is() throws Exception {
    var context =
        FakeContext.withInput("{}").settings("{\"of\":[\"x\"]}").result("b", "1").result("a", "1");

    var failure = context.fail(handler);

    assertThat(failure.retryable()).isFalse();
    assertThat(failure.message()).isEqualTo("there is no result of step \"x\"; there are: [a, b]");
  }
}
