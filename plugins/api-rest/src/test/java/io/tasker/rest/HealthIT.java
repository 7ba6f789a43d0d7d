package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.contract.operations.HealthOperations.Readiness;
import io.tasker.testkit.operations.Samples;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HealthIT {
  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static Stream<String> names(JsonNode object) {
    Iterable<String> names = object::fieldNames;
    return StreamSupport.stream(names.spliterator(), false);
  }

  @ParameterizedTest
  @CsvSource({"/health, healthy", "/health/live, alive"})
  void a_live_process_says_so(String path, String status) {
    var answer = api.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"%s\",\"timestamp\":\"2026-03-21T21:16:08.123456+00:00\"}"
                .formatted(status));
  }

  @ParameterizedTest
  @CsvSource({"/health", "/health/live"})
  void a_process_without_a_database_clock_is_still_alive(String path) {
    api.operations.onAlive =
        () -> {
          throw new IllegalStateException("no database");
        };
    var before = Instant.now();

    var answer = api.get(path);

    assertThat(answer.status()).isEqualTo(200);
    var timestamp = answer.json().get("timestamp").asText();
    assertThat(timestamp).endsWith("+00:00");
    assertThat(Instant.parse(timestamp.replace("+00:00", "Z"))).isAfterOrEqualTo(before);
  }

  @Test
  void a_ready_process_shows_what_was_looked_at() {
    var answer = api.get("/health/ready");
    var json = answer.json();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(names(json)).containsExactly("status", "timestamp", "checks", "info");
    assertThat(json.get("status").asText()).isEqualTo("ready");
    assertThat(json.get("timestamp").asText()).isEqualTo("2026-03-21T21:16:08.123456+00:00");
    assertThat(names(json.get("checks")))
        .containsExactly(
            "web_database",
            "orchestration_database",
            "circuit_breaker",
            "orchestration_system",
            "command_processor");
    assertThat(json.at("/checks/web_database"))
        .isEqualTo(
            ApiFixture.parse(
                "{\"status\":\"healthy\",\"message\":\"select 1\",\"duration_ms\":3}"));
    assertThat(names(json.get("info")))
        .containsExactly(
            "version",
            "environment",
            "operational_state",
            "circuit_breaker_state",
            "web_database_pool_size",
            "orchestration_database_pool_size");
    assertThat(json.at("/info/orchestration_database_pool_size").intValue()).isEqualTo(8);
  }

  @Test
  void a_process_that_is_not_ready_is_503_with_the_checks_beside_the_error() {
    api.operations.onReadiness = () -> Samples.NOT_READY;

    var answer = api.get("/health/ready");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(answer.message()).isEqualTo("Service temporarily unavailable");
    assertThat(names(answer.json())).containsExactly("error", "checks");
    assertThat(answer.json().at("/checks/web_database/status").asText()).isEqualTo("unhealthy");
  }

  @Test
  void the_detailed_health_has_three_more_checks_and_is_degraded_if_one_is_unknown() {
    var answer = api.get("/health/detailed");
    var json = answer.json();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json.get("status").asText()).isEqualTo("degraded");
    assertThat(names(json)).containsExactly("status", "timestamp", "checks", "info");
    assertThat(names(json.get("checks")))
        .containsExactly(
            "web_database",
            "orchestration_database",
            "circuit_breaker",
            "orchestration_system",
            "command_processor",
            "pool_utilization",
            "queue_depth",
            "channel_saturation");
    assertThat(json.at("/checks/queue_depth/status").asText()).isEqualTo("unknown");
  }

  @Test
  void the_detailed_health_is_healthy_if_all_checks_are_and_200_if_none_is() {
    var all = new HashMap<>(Samples.READY.checks());
    for (var name : List.of("pool_utilization", "queue_depth", "channel_saturation")) {
      all.put(name, new Check("healthy", "", 0));
    }
    api.operations.onDetailed = () -> new Readiness(Samples.AT, all, Samples.READY.info());
    assertThat(api.get("/health/detailed").json().get("status").asText()).isEqualTo("healthy");

    api.operations.onDetailed = () -> Samples.NOT_READY;
    var bad = api.get("/health/detailed");
    assertThat(bad.status()).isEqualTo(200);
    assertThat(bad.json().get("status").asText()).isEqualTo("degraded");
  }

  @Test
  void a_check_that_was_not_made_is_there_as_unknown() {
    api.operations.onReadiness = () -> new Readiness(Samples.AT, Map.of(), Samples.READY.info());

    var checks = api.get("/health/ready").json().get("checks");

    assertThat(checks).hasSize(5).allMatch(check -> check.get("status").asText().equals("unknown"));
  }
}
