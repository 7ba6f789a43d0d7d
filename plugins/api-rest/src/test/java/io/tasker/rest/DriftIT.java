package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.security.Caller;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Query;
import io.tasker.rest.route.Route;
import io.tasker.testkit.api.ApiDocument;
import io.tasker.testkit.operations.FakeOperations;
import io.tasker.testkit.operations.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of the API that is not made in its document, too, is noticed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DriftIT {
  private static ApiFixture api;
  private static ApiDocument document;

  @BeforeAll
  static void start() {
    api = ApiFixture.start("config_endpoint_enabled", "true");
    document = api.document();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/tasks, TaskListResponse",
    "/v1/tasks/TASK, TaskResponse",
    "/v1/tasks/TASK/summary, TaskSummaryResponse",
    "/v1/tasks/TASK/workflow_steps/STEP, StepResponse",
    "/v1/templates, TemplateListResponse",
    "/v1/templates/shop/order/1.0.0, TemplateDetail",
    "/v1/analytics/performance, PerformanceMetrics",
    "/v1/analytics/bottlenecks, BottleneckAnalysis",
    "/v1/dlq/task/TASK, DlqEntry",
    "/config, OrchestrationConfigResponse",
    "/health, HealthResponse",
    "/health/ready, ReadinessResponse",
    "/health/detailed, DetailedHealthResponse"
  })
  void a_field_of_a_reply_that_is_missing_renamed_or_of_another_type_is_noticed(
      String path, String type) {
    String real =
        path.replace("TASK", Samples.ID.toString()).replace("STEP", Samples.ID.step(0).toString());
    JsonNode reply = api.get(real).json();

    for (String field : ApiDocument.names(reply)) {
      ObjectNode missing = reply.deepCopy();
      JsonNode value = missing.remove(field);
      ObjectNode renamed = missing.deepCopy();
      renamed.set(field + "_", value);
      ObjectNode other = reply.deepCopy();
      other.putObject(field).put("x", 1);

      assertThat(document.problems(type, missing)).as("without " + field).isNotEmpty();
      assertThat(document.problems(type, renamed)).as("renamed " + field).isNotEmpty();
      if (isTyped(type, field)) {
        assertThat(document.problems(type, other)).as("another " + field).isNotEmpty();
      }
      if (isTyped(type, field) && !isNullable(type, field)) {
        ObjectNode none = reply.deepCopy();
        none.putNull(field);
        assertThat(document.problems(type, none)).as("null " + field).isNotEmpty();
      }
    }
  }

  private static JsonNode property(String type, String field) {
    return document.root().at("/components/schemas/" + type + "/properties/" + field);
  }

  /** Free JSON may be anything, texts by key have any keys. */
  private static boolean isTyped(String type, String field) {
    return !property(type, field).isEmpty() && !field.equals("settings");
  }

  private static boolean isNullable(String type, String field) {
    return property(type, field).toString().contains("null");
  }

  static final List<Route> READS =
      Routes.table(
              new FakeOperations().asOperations(), new EventStreams(10, Duration.ofHours(1)), true)
          .routes()
          .stream()
          .filter(route -> !route.hasBody() && route.operation() != null)
          .toList();

  @ParameterizedTest
  @FieldSource("READS")
  void exactly_the_described_parameters_are_read(Route route) {
    Set<String> asked = new TreeSet<>();
    Map<String, List<String>> nothing =
        new AbstractMap<>() {
          @Override
          public Set<Map.Entry<String, List<String>>> entrySet() {
            return Set.of();
          }

          @Override
          public List<String> getOrDefault(Object key, List<String> otherwise) {
            asked.add(key.toString());
            return otherwise;
          }
        };
    long segments = Arrays.stream(route.path().split("/")).filter(s -> s.startsWith("{")).count();
    List<String> ids = new ArrayList<>();
    for (long i = 0; i < segments; i++) {
      ids.add(Samples.ID.toString());
    }

    route
        .endpoint()
        .answer(new Call("id", Caller.ANYBODY, ids, new Query(nothing), new byte[0], Map.of()));

    assertThat(asked).isEqualTo(described(route, "query"));
  }

  private static Set<String> described(Route route, String where) {
    Set<String> described = new TreeSet<>();
    for (var parameter :
        document.operation(route.method().text(), route.path()).path("parameters")) {
      String name = parameter.path("name").asText();
      // "context.PATH" stands for any path, so that no reader asks for it by name
      if (parameter.path("in").asText().equals(where) && !name.equals("context.PATH")) {
        described.add(where.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
      }
    }
    return described;
  }

  static final List<Route> OPERATIONS =
      Routes.table(
              new FakeOperations().asOperations(), new EventStreams(100, Duration.ofHours(1)), true)
          .routes()
          .stream()
          .filter(route -> route.operation() != null)
          .toList();

  /** Has what every route with a body needs to get as far as its headers. */
  private static final byte[] ANY_BODY =
      ApiFixture.TASK_BODY
          .replace(
              "{\"name\"", "{\"action_type\":\"reset_for_retry\",\"reset_by\":\"ann\",\"name\"")
          .getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void exactly_the_described_headers_are_read(Route route) {
    Set<String> asked = new TreeSet<>();
    Map<String, String> nothing =
        new AbstractMap<>() {
          @Override
          public Set<Map.Entry<String, String>> entrySet() {
            return Set.of();
          }

          @Override
          public String get(Object key) {
            asked.add(key.toString());
            return null;
          }
        };
    List<String> ids = Collections.nCopies(3, Samples.ID.toString());

    try {
      route
          .endpoint()
          .answer(new Call("id", Caller.ANYBODY, ids, new Query(Map.of()), ANY_BODY, nothing));
    } catch (ApiError | TaskerException refused) { // it has no headers, and looks at its body first
      assertThat(route.path())
          .as(refused.getMessage())
          .matches("/v1/(tasks/(batch|bulk/.*)|dlq/entry/.*)");
    }

    assertThat(asked).isEqualTo(described(route, "header"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "version", "initiator", "source_system", "reason"})
  void a_text_of_a_task_request_may_be_as_long_as_described(String field) {
    JsonNode limits = property("TaskRequest", field);
    int least = limits.path("minLength").asInt(-1);
    int most = limits.path("maxLength").asInt(-1);

    assertThat(created(field, TextNode.valueOf("é".repeat(least)))).isEqualTo(200);
    assertThat(created(field, TextNode.valueOf("é".repeat(most)))).isEqualTo(200);
    assertThat(created(field, TextNode.valueOf("é".repeat(least - 1)))).isEqualTo(400);
    assertThat(created(field, TextNode.valueOf("é".repeat(most + 1)))).isEqualTo(400);
  }

  @Test
  void a_priority_may_be_as_high_as_described() {
    JsonNode limits = property("TaskRequest", "priority");
    int least = limits.path("minimum").asInt();
    int most = limits.path("maximum").asInt();

    assertThat(created("priority", IntNode.valueOf(least))).isEqualTo(200);
    assertThat(created("priority", IntNode.valueOf(most))).isEqualTo(200);
    assertThat(created("priority", IntNode.valueOf(least - 1))).isEqualTo(400);
    assertThat(created("priority", IntNode.valueOf(most + 1))).isEqualTo(400);
  }

  private static int created(String field, JsonNode value) {
    ObjectNode body = (ObjectNode) ApiFixture.parse(ApiFixture.TASK_BODY);
    return api.post(body.set(field, value).toString()).status();
  }

  @Test
  void exactly_the_described_fields_of_a_task_request_are_required() {
    ObjectNode body = (ObjectNode) ApiFixture.parse(ApiFixture.TASK_BODY);
    var required = document.root().at("/components/schemas/TaskRequest/required");

    assertThat(required).hasSize(body.size());
    for (JsonNode field : required) {
      ObjectNode without = body.deepCopy();
      without.remove(field.asText());
      assertThat(api.post(without.toString()).message())
          .isEqualTo("missing required field " + field.asText());
    }
  }

  @Test
  void every_described_field_of_a_task_request_is_read() {
    for (String field : document.fields("TaskRequest")) {
      ObjectNode body = (ObjectNode) ApiFixture.parse(ApiFixture.TASK_BODY);
      body.putArray(field).add(1);
      var answer =
          api.send(
              "POST",
              "/v1/tasks",
              BodyPublishers.ofString(body.toString()),
              "Content-Type",
              "application/json");
      assertThat(answer.status()).as(field).isIn(400, 422);
      assertThat(answer.message()).startsWith(field);
    }
  }

  @Test
  void exactly_the_codes_that_there_are_are_described() {
    List<String> codes = new ArrayList<>();
    property("Error", "code").path("enum").forEach(code -> codes.add(code.asText()));

    assertThat(codes)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Problem.values()).map(Problem::name).toList());
  }
}
