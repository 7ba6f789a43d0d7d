package io.tasker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tasker.client.model.TaskContext;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskContextIT {
  private static final UUID TASK = UUID.fromString(StubServer.TASK);

  @Test
  void results_of_steps_that_are_done_are_outputs() {
    String steps =
        """
        [{"name":"a","current_state":"complete","results":{"result":{"n":1.50}}},
         {"name":"order","current_state":"resolved_manually","results":{"success":true}},
         {"name":"none","current_state":"resolved_manually","results":null},
         {"name":"running","current_state":"in_progress","results":{"result":2}}]
        """;
    try (var server =
            new StubServer(StubServer.task("steps_in_process"), StubServer.answer(200, steps));
        var client = TaskerClient.of(server.url())) {
      TaskContext context = client.taskContext(TASK);

      assertThat(context.inputs().toString()).isEqualTo("{\"order\":7}");
      assertThat(context.outputs().toString()).isEqualTo("{\"a\":{\"n\":1.50},\"order\":null}");
      assertThat(context.merged().toString()).isEqualTo("{\"order\":null,\"a\":{\"n\":1.50}}");
      assertThat(server.requests)
          .extracting(String::strip)
          .containsExactly("GET /v1/tasks/" + TASK, "GET /v1/tasks/" + TASK + "/workflow_steps");
    }
  }

  @Test
  void hours_of_bottlenecks_are_said_only_if_wanted() {
    try (var server = new StubServer(StubServer.error(404, "NOT_FOUND", "none"));
        var client = TaskerClient.of(server.url())) {
      catchThrowable(() -> client.bottlenecks(5, 1));
      catchThrowable(() -> client.bottlenecks(5, 1, 48));

      assertThat(server.requests)
          .extracting(String::strip)
          .containsExactly(
              "GET /v1/analytics/bottlenecks?limit=5&min_executions=1",
              "GET /v1/analytics/bottlenecks?limit=5&min_executions=1&hours=48");
    }
  }
}
