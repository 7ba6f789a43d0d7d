package io.tasker.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tasker.contract.message.TaskRequestMessage;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.TemplateName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskRequestMessagesTest {
  private static final String WHOLE =
      """
      {"request_id":"r-1","task_request":{"name":"line","namespace":"shop","version":"1.0.0",
       "context":{"n":1.0},"initiator":"me","source_system":"tests","reason":"to see",
       "tags":["a"],"priority":7,"correlation_id":"0197a000-0000-4000-8000-000000000001",
       "parent_correlation_id":"0197a000-0000-4000-8000-000000000002","idempotency_key":"k",
       "requested_at":"2026-03-21T21:16:08.123456","options":{"o":1},"unknown":true},
       "metadata":{"requested_at":"2026-03-21T21:16:08Z","requester":"a test","priority":"High",
       "custom":{}}}\
      """;

  @Test
  void everything_the_api_takes_is_taken() throws BadMessageException {
    TaskRequestMessage message = TaskRequestMessages.read(WHOLE);

    assertThat(message.requestId()).isEqualTo("r-1");
    assertThat(message.requester()).isEqualTo("a test");
    var request = message.request();
    assertThat(request.template()).isEqualTo(new TemplateName("shop", "line", "1.0.0"));
    assertThat(request.context()).isEqualTo(new Json("{\"n\":1.0}"));
    assertThat(request.origin().sourceSystem()).isEqualTo("tests");
    assertThat(request.tags()).isEqualTo(List.of("a"));
    assertThat(request.priority()).isEqualTo(7);
    assertThat(request.correlationId())
        .isEqualTo(UUID.fromString("0197a000-0000-4000-8000-000000000001"));
    assertThat(request.parentCorrelationId())
        .isEqualTo(UUID.fromString("0197a000-0000-4000-8000-000000000002"));
    assertThat(request.idempotencyKey()).isEqualTo("k");
    assertThat(request.requestedAt()).isEqualTo(Instant.parse("2026-03-21T21:16:08.123456Z"));
    assertThat(request.options()).isEqualTo(new Json("{\"o\":1}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"request_id\" | \"request_idd\" | missing required field request_id: found request_idd",
        "\"name\":\"line\" | \"x\":1 | missing required field task_request.name",
        "\"context\":{\"n\":1.0} | \"context\":[1] | task_request.context must be an object, was"
            + " [1]",
        "\"reason\":\"to see\" | \"reason\":null | task_request.reason must be a string, was null",
        "\"priority\":7 | \"priority\":\"7\" | task_request.priority must be a whole number, was"
            + " \"7\"",
        "\"tags\":[\"a\"] | \"tags\":[1] | task_request.tags[0] must be a string, was 1",
        "\"idempotency_key\":\"k\" | \"idempotency_key\":\"\" | idempotency_key must not be empty",
        "2026-03-21T21:16:08.123456 | yesterday | task_request.requested_at must be a timestamp",
        "0197a000-0000-4000-8000-000000000001 | 1 | task_request.correlation_id must be a UUID",
        "\"High\" | \"Top\" | metadata.priority must be one of Low, Normal, High, Urgent, was"
            + " \"Top\"",
        "\"custom\":{} | \"c\":{} | missing required field metadata.custom",
        "\"requester\":\"a test\" | \"requester\":1 | metadata.requester must be a string, was 1",
        "\"custom\":{}}} | \"custom\":{} | the body is not JSON",
      })
  void what_is_wrong_is_named_with_its_place(String right, String wrong, String reason) {
    assertThat(WHOLE).contains(right);
    assertThatExceptionOfType(BadMessageException.class)
        .isThrownBy(() -> TaskRequestMessages.read(WHOLE.replace(right, wrong)))
        .withMessageContaining(reason);
  }
}
