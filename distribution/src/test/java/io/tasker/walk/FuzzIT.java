package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.api.ApiDocument;
import io.tasker.testkit.api.ApiFuzz;
import io.tasker.walk.Deployment.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests made up from the API's document, against a server with a worker on a real database. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzIT {
  private static final Duration LASTING = Duration.ofSeconds(15);
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "name", List.of("echo", "unreliable"),
          "namespace", List.of("walk"),
          "version", List.of("1.0.0"),
          "correlation_id", List.of("0198a000-0000-7000-8000-000000000001"),
          "parent_correlation_id", List.of("0198a000-0000-7000-8000-000000000002"));

  @TempDir private Path folder;

  @Test
  void whatever_is_asked_nothing_fails_and_nothing_is_half_created() throws IOException {
    try (var deployment = new Deployment(folder)) {
      deployment
          .set("orchestration.web.config_endpoint_enabled", "true")
          .set("orchestration.web.access_log_enabled", "true")
          .template("echo", "name: only, handler: { callable: examples.echo }")
          .template("unreliable", "name: only, handler: { callable: examples.fail }");
      Server server = deployment.server();
      deployment.worker();
      var fuzz =
          new ApiFuzz(
              new ApiDocument(server.client().get("/api-docs/openapi.json").json()),
              address(server),
              KNOWN);

      fuzz.run(LASTING);

      assertThat(fuzz.answers().get("create_task")).containsKeys(200, 400, 415, 422);
      assertThat(deployment.number("SELECT count(*) FROM tasker.tasks"))
          .as("tasks")
          .isEqualTo(fuzz.created().size());
      assertThat(server.process().log())
          .doesNotContain(" ERROR ")
          .contains("access request=")
          .contains("path=/v1/tasks status=200");
      assertThat(deployment.verify()).isEqualTo("no violations");
    }
  }

  private static InetSocketAddress address(Server server) {
    URI url = URI.create(server.client().url("/"));
    return new InetSocketAddress(url.getHost(), url.getPort());
  }
}
