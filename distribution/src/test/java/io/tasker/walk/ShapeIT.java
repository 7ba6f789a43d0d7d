package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client of the public API reads, filled by the engine and not by a fake. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShapeIT {
  @TempDir private static Path folder;
  private static Deployment deployment;
  private static Server server;
  private static String task;

  @BeforeAll
  static void runOneTask() throws IOException {
    deployment = new Deployment(folder);
    server = deployment.server();
    JsonNode created =
        server
            .client()
            .create("rust_e2e_diamond", "diamond_pattern", "{\"even_number\":6}", null)
            .json();
    task = created.path("task_uuid").asText();
    assertThat(created.path("status").asText()).as("before any worker").isNotEqualTo("complete");
    assertThat(created.path("completed_at").isNull()).isTrue();
    assertThat(created.path("total_steps").asInt()).isEqualTo(4);
    deployment.worker();
    Eventually.until(
        "the task to complete",
        Duration.ofSeconds(30),
        () -> read().path("status").asText().equals("complete"),
        () -> read().toString());
  }

  @AfterAll
  static void close() {
    deployment.close();
  }

  @Test
  void a_task_has_every_public_field_and_no_other() throws IOException {
    assertThat(names(read())).containsExactlyElementsOf(described("TaskResponse"));
  }

  @Test
  void a_complete_task_counts_its_steps() {
    JsonNode read = read();

    assertThat(read.path("context").toString()).isEqualTo("{\"even_number\":6}");
    assertThat(read.path("initiator").asText()).isEqualTo("walk");
    assertThat(read.path("completed_steps").asInt()).isEqualTo(4);
    for (String none :
        List.of("pending_steps", "in_progress_steps", "failed_steps", "ready_steps")) {
      assertThat(read.path(none).asInt(-1)).as(none).isZero();
    }
    assertThat(read.path("health_status").asText()).isEqualTo("healthy");
    assertThat(read.path("recommended_action").asText()).isNotBlank();
    assertThat(UUID.fromString(read.path("correlation_id").asText())).isNotNull();
  }

  @Test
  void the_times_of_a_task_are_in_order_and_have_a_zone() {
    JsonNode read = read();
    Instant created = Instant.parse(read.path("created_at").asText());
    Instant completed = Instant.parse(read.path("completed_at").asText());

    assertThat(created).isBefore(completed);
    assertThat(Instant.parse(read.path("updated_at").asText())).isBetween(created, completed);
  }

  @Test
  void the_steps_within_a_task_tell_their_parents_and_attempts() {
    List<JsonNode> steps = new ArrayList<>();
    read().path("steps").forEach(steps::add);

    assertThat(steps)
        .extracting(step -> step.path("name").asText() + " " + step.path("total_parents").asInt())
        .containsExactly("diamond_start 0", "branch_b 1", "branch_c 1", "diamond_end 2");
    assertThat(steps)
        .extracting(step -> step.path("workflow_step_uuid").asText())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(steps)
        .allSatisfy(
            step -> {
              assertThat(step.path("current_state").asText()).isEqualTo("complete");
              assertThat(step.path("completed_parents")).isEqualTo(step.path("total_parents"));
              assertThat(step.path("attempts").asInt()).isEqualTo(1);
              assertThat(step.path("backoff_request_seconds").isNull()).isTrue();
              // Without a zone, as clients of the public API parse it.
              assertThat(LocalDateTime.parse(step.path("last_attempted_at").asText())).isNotNull();
            });
  }

  @Test
  void a_step_carries_its_result_and_how_it_came_about() throws IOException {
    JsonNode end = server.client().get("/v1/tasks/" + task + "/workflow_steps").json().get(3);

    assertThat(names(end)).containsExactlyElementsOf(described("StepResponse"));
    JsonNode results = end.path("results");
    assertThat(results.path("success").asBoolean()).isTrue();
    assertThat(results.path("status").asText()).isEqualTo("completed");
    assertThat(results.path("step_uuid")).isEqualTo(end.path("step_uuid"));
    assertThat(results.path("result").asText()).isEqualTo("2821109907456");
    assertThat(results.path("error").isNull()).isTrue();
    assertThat(results.path("metadata").path("execution_time_ms").isIntegralNumber()).isTrue();
    assertThat(results.path("metadata").path("worker_id").asText()).isNotBlank();
  }

  private static JsonNode read() {
    try {
      return server.client().task(task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of a type as the API itself describes them. */
  private static List<String> described(String type) throws IOException {
    List<String> fields =
        names(
            server
                .client()
                .get("/api-docs/openapi.json")
                .json()
                .at("/components/schemas/" + type + "/properties"));
    assertThat(fields).as(type).isNotEmpty();
    return fields;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
