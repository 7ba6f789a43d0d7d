package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.operations.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BulkIT {
  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void each_request_of_a_batch_has_its_own_outcome() {
    String good = ApiFixture.TASK_BODY;
    String missing = good.replace("\"order\",\"namespace\"", "\"missing\",\"namespace\"");
    var answer =
        post("/v1/tasks/batch", "[" + good + ",{\"name\":7}," + missing + "," + good + "]");

    assertThat(answer.status()).isEqualTo(200);
    var body = answer.json();
    assertThat(body.get("created").intValue()).isEqualTo(2);
    assertThat(body.get("refused").intValue()).isEqualTo(2);
    assertThat(body.at("/items/0/task_uuid").asText()).isEqualTo(Samples.ID.toString());
    assertThat(body.at("/items/1/status").intValue()).isEqualTo(422);
    assertThat(body.at("/items/1/error/message").asText()).isNotEmpty();
    assertThat(body.at("/items/2/status").intValue()).isEqualTo(404);
    assertThat(body.at("/items/3/index").intValue()).isEqualTo(3);
    assertThat(api.operations.bulk.created).hasSize(3);
  }

  @Test
  void a_cancel_of_many_says_what_became_of_each() {
    var answer =
        post(
            "/v1/tasks/bulk/cancel",
            """
            {"filter":{"namespace":"shop","context":{"order.id":7}},"limit":2,"reason":"storm"}\
            """);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("matched").intValue()).isEqualTo(2);
    assertThat(answer.json().get("changed").intValue()).isEqualTo(1);
    assertThat(answer.json().get("failed").intValue()).isEqualTo(1);
    assertThat(answer.json().at("/items/1/error/message").asText()).isEqualTo("over");
    assertThat(answer.json().get("next_cursor").asText()).isEqualTo("more");
    var wish = api.operations.bulk.wishes.getFirst();
    assertThat(wish.limit()).isEqualTo(2);
    assertThat(wish.reason()).isEqualTo("storm");
    assertThat(wish.filter().namespace()).isEqualTo("shop");
    assertThat(wish.filter().search().context()).containsEntry("order.id", "7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                  | 422 | missing required field filter
          {"filter":{}}                       | 400 | filter must name something
          {"filter":{"namespase":"x"}}        | 400 | did you mean namespace?
          {"filter":{"name":"x"},"limit":-1}  | 400 | limit must be 0 to 1000
          {"filter":{"name":"x"},"dry_run":1} | 422 | dry_run must be true or false
          """)
  void nothing_is_asked_for_all_tasks_by_mistake(String body, int status, String message) {
    var answer = post("/v1/tasks/bulk/retry", body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.message()).contains(message);
    assertThat(api.operations.bulk.wishes).isEmpty();
  }

  @Test
  void a_template_is_checked_without_being_stored_and_every_problem_is_named() {
    var good = yaml("/v1/templates/validate", "name: order");
    assertThat(good.json().get("valid").booleanValue()).isTrue();
    assertThat(good.json().get("warnings")).hasSize(1);
    var bad = yaml("/v1/templates/validate", "bad: 1");
    assertThat(bad.status()).isEqualTo(200);
    assertThat(bad.json().get("valid").booleanValue()).isFalse();
    assertThat(bad.json().get("problems")).hasSize(2);
  }

  @Test
  void a_template_is_registered_or_refused() {
    assertThat(yaml("/v1/templates", "name: order").json().get("revision").intValue()).isEqualTo(2);
    assertThat(yaml("/v1/templates", "bad: 1").status()).isEqualTo(400);
    var json = post("/v1/templates", "{}");
    assertThat(json.status()).isEqualTo(415);
    assertThat(json.message()).contains("application/yaml");
  }

  @Test
  void a_key_in_the_header_counts_if_the_body_has_none() {
    send("/v1/tasks", ApiFixture.TASK_BODY, "Idempotency-Key", "k1");
    send(
        "/v1/tasks",
        ApiFixture.TASK_BODY.replace("{\"name\"", "{\"idempotency_key\":\"own\",\"name\""),
        "Idempotency-Key",
        "k1");
    assertThat(api.operations.created.getFirst().idempotencyKey()).isEqualTo("k1");
    assertThat(api.operations.created.getLast().idempotencyKey()).isEqualTo("own");
  }

  @Test
  void an_error_is_a_problem_of_rfc_9457_for_whoever_asks() {
    var answer = send("/v1/tasks", "{}", "Accept", "application/problem+json");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.json().get("status").intValue()).isEqualTo(422);
    assertThat(answer.json().get("type").asText()).isEqualTo("urn:tasker:problem:unprocessable");
    assertThat(answer.json().get("code").asText()).isEqualTo("UNPROCESSABLE");
    assertThat(answer.json().get("detail").asText()).contains("missing required field");
    assertThat(answer.json().get("instance").asText())
        .isEqualTo("urn:uuid:" + answer.header("x-request-id").orElseThrow());
  }

  private ApiFixture.Answer post(String path, String body) {
    return api.send(
        "POST", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  private ApiFixture.Answer send(String path, String body, String header, String value) {
    return api.send(
        "POST",
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        header,
        value);
  }

  private ApiFixture.Answer yaml(String path, String body) {
    return api.send(
        "POST", path, BodyPublishers.ofString(body), "Content-Type", "application/yaml");
  }
}
