package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.testkit.api.ApiFuzz;
import io.tasker.testkit.operations.MoreSamples;
import io.tasker.testkit.operations.Samples;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Requests made up from the document, with operations behind the API that take anything. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzIT {
  private static final List<String> ENDLESS = List.of("watch_task", "watch_tasks");
  private static final Duration LASTING = Duration.ofSeconds(8);

  @Test
  void whatever_is_asked_is_answered_as_described() throws IOException {
    try (var api = ApiFixture.start("config_endpoint_enabled", "true")) {
      // As the engine does: the page that the API makes of its answer would divide by zero.
      var pages = api.operations.onListTasks;
      api.operations.onListTasks =
          query -> {
            if (query.perPage() < 1) {
              throw new TaskerException(ErrorCode.INVALID_REQUEST, "per_page must be at least 1");
            }
            return pages.apply(query);
          };
      var document = api.document();
      var fuzz =
          new ApiFuzz(
              document,
              new InetSocketAddress("127.0.0.1", api.port()),
              Map.of(
                  "task",
                  List.of(Samples.ID.toString()),
                  "entry",
                  List.of(MoreSamples.ENTRY.entry().toString())));

      fuzz.run(LASTING);

      assertThat(fuzz.answers().keySet())
          .containsExactlyInAnyOrderElementsOf(
              document.root().path("paths").findValuesAsText("operationId").stream()
                  .filter(operation -> !ENDLESS.contains(operation))
                  .toList());
      assertThat(fuzz.answers())
          .allSatisfy((operation, statuses) -> assertThat(statuses).as(operation).containsKey(200));
      assertThat(fuzz.answers().get("create_task")).containsKeys(400, 415, 422);
    }
  }
}
