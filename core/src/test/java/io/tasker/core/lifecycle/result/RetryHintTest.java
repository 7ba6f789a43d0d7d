package io.tasker.core.lifecycle.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetryHintTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"headers":{"Retry-After":"7"}}                             | PT7S
          {"headers":{"retry-after":" 7 "}}                           | PT7S
          {"headers":{"RETRY-AFTER":7}}                               | PT7S
          {"headers":{"Retry-After":"0"}}                             | PT0S
          {"headers":{"Retry-After":"0000000000005"}}                 | PT5S
          {"headers":{"Retry-After":"Sun, 01 Mar 2026 12:00:10 GMT"}} | PT9.75S
          {"headers":{"Retry-After":"1 Mar 2026 13:00:10 +0100"}}     | PT9.75S
          {"headers":{"Retry-After":"Sun, 01 Mar 2026 11:00:00 GMT"}} | PT0S
          {"headers":{"Retry-After":"99999999999999999999999999"}}    | PT8760H
          {"headers":{"Retry-After":"5","retry-after":"8"}}           | PT8S
          {"backoff_hint":{"backoff_type":"ServerRequested","delay_seconds":7}}       | PT7S
          {"backoff_hint":{"backoff_type":"RateLimit","delay_seconds":0}}             | PT0S
          {"backoff_hint":{"backoff_type":"ServiceUnavailable","delay_seconds":7,"context":"c"}} | PT7S
          {"backoff_hint":{"backoff_type":"Custom","delay_seconds":1234567890123456}} | PT8760H
          {"headers":{"Retry-After":"5"},"backoff_hint":{"backoff_type":"Custom","delay_seconds":9}} | PT9S
          {"headers":{"Retry-After":"9"},"backoff_hint":{"backoff_type":"Custom","delay_seconds":5}} | PT9S
          """)
  void what_is_asked_for_is_understood(String metadata, Duration wait) {
    RetryHint hint = RetryHint.read(metadata, NOW);

    assertThat(hint.problems()).isEmpty();
    assertThat(hint.asked()).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"headers\":null,\"backoff_hint\":null,\"custom\":{}}",
        "{\"headers\":{\"X-Retry-After\":\"soon\"}}",
      })
  void whoever_asks_for_nothing_gets_nothing(String metadata) {
    RetryHint hint = RetryHint.read(metadata, NOW);

    assertThat(hint.problems()).isEmpty();
    assertThat(hint.asked()).isEmpty();
    assertThat(RetryHint.read(null, NOW).asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"headers":{"retry-after":"soon"}} | headers.retry-after must be whole seconds or an HTTP date such as "Wed, 21 Oct 2026 07:28:00 GMT", was "soon"
          {"headers":{"Retry-After":"-1"}}   | was "-1"
          {"headers":{"Retry-After":"1.5"}}  | was "1.5"
          {"headers":{"Retry-After":""}}     | was ""
          {"headers":{"Retry-After":null}}   | was null
          {"headers":{"Retry-After":["7"]}}  | was ["7"]
          {"headers":{"Retry-After":"Mon, 01 Mar 2026 12:00:10 GMT"}} | was "Mon, 01 Mar 2026 12:00:10 GMT"
          {"headers":"Retry-After: 7"}       | headers must be a mapping of names to texts, was "Retry-After: 7"
          {"backoff_hint":7}                 | backoff_hint must be a mapping, was 7
          {"backoff_hint":{"delay_seconds":7}} | backoff_hint.backoff_type must be one of ServerRequested, RateLimit, ServiceUnavailable, Custom, was missing
          {"backoff_hint":{"backoff_type":"RateLimt","delay_seconds":7}} | was "RateLimt"; did you mean RateLimit?
          {"backoff_hint":{"backoff_type":"Custom"}} | backoff_hint.delay_seconds must be a whole number from 0, was missing
          {"backoff_hint":{"backoff_type":"Custom","delay_seconds":-1}} | backoff_hint.delay_seconds must be a whole number from 0, was -1
          {"backoff_hint":{"backoff_type":"Custom","delay_seconds":"7"}} | was "7"
          {"backoff_hint":{"backoff_type":"Custom","delay_seconds":1.5}} | was 1.5
          5                                  | orchestration_metadata must be a mapping, was 5
          """)
  void what_cannot_be_understood_is_named_with_what_is_allowed(String metadata, String problem) {
    RetryHint hint = RetryHint.read(metadata, NOW);

    assertThat(hint.asked()).isEmpty();
    assertThat(hint.problems()).singleElement().asString().contains(problem);
  }

  @Test
  void a_good_hint_is_followed_beside_a_bad_one() {
    RetryHint hint =
        RetryHint.read(
            "{\"headers\":{\"Retry-After\":\"soon\"},"
                + "\"backoff_hint\":{\"backoff_type\":\"Custom\",\"delay_seconds\":4}}",
            NOW);

    assertThat(hint.asked()).contains(Duration.ofSeconds(4));
    assertThat(hint.problems()).hasSize(1);
  }

  @Test
  void deeper_json_than_we_read_is_a_problem_and_no_error() {
    String metadata = "{\"custom\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    RetryHint hint = RetryHint.read(metadata, NOW);

    assertThat(hint.asked()).isEmpty();
    assertThat(hint.problems())
        .singleElement()
        .asString()
        .startsWith("orchestration_metadata cannot be read: ");
  }

  @Test
  void a_long_value_is_shortened() {
    RetryHint hint =
        RetryHint.read("{\"headers\":{\"Retry-After\":\"" + "x".repeat(5_000) + "\"}}", NOW);

    assertThat(hint.problems()).singleElement().asString().hasSizeLessThan(250);
  }
}
