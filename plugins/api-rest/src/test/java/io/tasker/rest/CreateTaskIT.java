package io.tasker.rest;

import static io.tasker.rest.ApiFixture.TASK_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskRequest;
import io.tasker.testkit.operations.Samples;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CreateTaskIT {
  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private TaskRequest created(String body) {
    var answer = api.post(body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return api.operations.created.getLast();
  }

  private static String with(String members) {
    return TASK_BODY.substring(0, TASK_BODY.length() - 1) + "," + members + "}";
  }

  @Test
  void a_request_with_only_the_required_fields_gets_the_defaults() {
    var request = created(TASK_BODY);

    assertThat(request.template()).hasToString("shop/order/1.0.0");
    assertThat(request.context().text()).isEqualTo("{\"order\":7}");
    assertThat(request.origin().sourceSystem()).isEqualTo("cli");
    assertThat(request.tags()).isEmpty();
    assertThat(request.priority()).isZero();
    assertThat(request.correlationId()).isNull();
    assertThat(request.requestedAt()).isNull();
    assertThat(request.options()).isNull();
  }

  @Test
  void nulls_in_optional_fields_count_as_absent() {
    var request =
        created(
            with(
                """
                "tags":null,"requested_at":null,"options":null,"priority":null,\
                "correlation_id":null,"parent_correlation_id":null,"idempotency_key":null\
                """));

    assertThat(request.tags()).isEmpty();
    assertThat(request.idempotencyKey()).isNull();
  }

  @Test
  void every_optional_field_arrives() {
    var request =
        created(
            with(
                """
                "tags":["vip"],"requested_at":"2026-03-21T21:16:08.123456789","options":{"x":1},\
                "priority":-100,"correlation_id":"3F2B1A00-1111-4222-8333-444455556666",\
                "parent_correlation_id":"{3f2b1a00-1111-4222-8333-444455556666}",\
                "idempotency_key":"k1\"\
                """));

    assertThat(request.tags()).containsExactly("vip");
    assertThat(request.requestedAt()).isEqualTo(Instant.parse("2026-03-21T21:16:08.123456789Z"));
    assertThat(request.options()).hasToString("{\"x\":1}");
    assertThat(request.priority()).isEqualTo(-100);
    assertThat(request.correlationId()).isEqualTo(Samples.CORRELATION);
    assertThat(request.parentCorrelationId()).isEqualTo(Samples.CORRELATION);
    assertThat(request.idempotencyKey()).isEqualTo("k1");
  }

  @Test
  void unknown_keys_are_ignored_and_of_equal_keys_the_last_counts() {
    var request = created(with("\"colour\":\"red\",\"reason\":\"second\""));

    assertThat(request.origin().reason()).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1.0,\"b\":1.50}",
        "{\"a\":12345678901234567890123}",
        "{\"a\":\"line\\nbreak \\\"quoted\\\" é 😀\"}",
        "{\"a\":{\"b\":[{},[],null,true]}}",
        "{\"online\":1,\"eval\":2,\"a\":\"<script>javascript:data:text/html\"}"
      })
  void the_context_is_carried_as_it_was_written(String context) {
    var body = TASK_BODY.replace("{\"order\":7}", context);

    assertThat(created(body).context().text()).isEqualTo(context);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-21T21:16:08, 2026-03-21T21:16:08Z",
    "2026-03-21T21:16:08.5Z, 2026-03-21T21:16:08.500Z",
    "2026-03-21T21:16:08+02:00, 2026-03-21T19:16:08Z"
  })
  void a_timestamp_may_have_a_zone_or_not(String sent, String expected) {
    assertThat(created(with("\"requested_at\":\"" + sent + "\"")).requestedAt())
        .isEqualTo(Instant.parse(expected));
  }

  @Test
  void values_at_their_limits_are_taken() {
    String items = "\"" + "x".repeat(10_000) + "\"" + ",1".repeat(999);
    String context = "{\"a\":".repeat(10) + "[" + items + "]" + "}".repeat(10);
    var body =
        with("\"priority\":100,\"reason\":\"" + "é".repeat(128) + "\"")
            .replace("{\"order\":7}", context)
            .replace("\"order\"", "\"" + "n".repeat(64) + "\"");

    assertThat(created(body).template().name()).hasSize(64);
  }

  @Test
  void the_created_task_comes_back() {
    var answer = api.post(TASK_BODY);

    assertThat(UUID.fromString(answer.json().get("task_uuid").asText()))
        .isEqualTo(Samples.ID.value());
  }
}
