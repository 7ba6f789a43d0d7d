package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Query;
import io.tasker.rest.route.Route;
import io.tasker.testkit.api.ApiDocument;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    route.endpoint().answer(new Call("id", ids, new Query(nothing), new byte[0], Map.of()));

    Set<String> described = new TreeSet<>();
    for (var parameter :
        document.operation(route.method().text(), route.path()).path("parameters")) {
      String name = parameter.path("name").asText();
      // "context.PATH" stands for any path, so that no reader asks for it by name
      if (parameter.path("in").asText().equals("query") && !name.equals("context.PATH")) {
        described.add(name);
      }
    }
    assertThat(asked).isEqualTo(described);
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
