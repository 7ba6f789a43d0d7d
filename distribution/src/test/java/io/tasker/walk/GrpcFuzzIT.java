package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.Analytics;
import com.tasker.v1.Config;
import com.tasker.v1.Dlq;
import com.tasker.v1.Health;
import com.tasker.v1.Steps;
import com.tasker.v1.Tasks;
import com.tasker.v1.Templates;
import io.grpc.Status;
import io.tasker.walk.Deployment.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gRPC API of the assembled server under made-up calls. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrpcFuzzIT {
  private static final Duration LASTING = Duration.ofSeconds(10);
  private static final String TEMPLATE =
      """
      name: sent
      namespace_name: walk
      version: 1.0.0
      steps:
        - name: only
          handler: { callable: examples.echo }
      """;
  private static final Map<String, List<String>> KNOWN =
      Map.ofEntries(
          Map.entry("name", List.of("echo", "unreliable")),
          Map.entry("namespace", List.of("walk")),
          Map.entry("version", List.of("1.0.0")),
          Map.entry("initiator", List.of("me")),
          Map.entry("source_system", List.of("fuzz")),
          Map.entry("reason", List.of("to see")),
          Map.entry("performed_by", List.of("me")),
          Map.entry("cursor", List.of("")),
          Map.entry("yaml", List.of(TEMPLATE)),
          Map.entry("correlation_id", List.of("0198a000-0000-7000-8000-000000000001")),
          Map.entry("parent_correlation_id", List.of("0198a000-0000-7000-8000-000000000002")));

  @TempDir private Path folder;

  @Test
  void whatever_is_asked_nothing_fails_and_nothing_is_half_created() {
    try (var deployment = new Deployment(folder)) {
      GrpcLink.serve(deployment)
          .set("orchestration.grpc.config_endpoint_enabled", "true")
          .template("echo", "name: only, handler: { callable: examples.echo }")
          .template("unreliable", "name: only, handler: { callable: examples.fail }");
      Server server = deployment.server();
      deployment.worker();
      try (GrpcLink link = GrpcLink.to(server)) {
        var fuzz =
            new GrpcFuzz(
                link.channel(),
                Stream.of(
                        Tasks.getDescriptor(),
                        Steps.getDescriptor(),
                        Templates.getDescriptor(),
                        Analytics.getDescriptor(),
                        Dlq.getDescriptor(),
                        Config.getDescriptor(),
                        Health.getDescriptor())
                    .flatMap(file -> file.getServices().stream())
                    .toList(),
                KNOWN);

        fuzz.run(LASTING);

        assertThat(fuzz.answers().get("CreateTask"))
            .containsKeys(Status.Code.OK, Status.Code.INVALID_ARGUMENT);
        assertThat(fuzz.answers().get("RegisterTemplate")).containsKey(Status.Code.OK);
        assertThat(deployment.number("SELECT count(*) FROM tasker.tasks"))
            .as("tasks")
            .isEqualTo(fuzz.created().size());
      }
      assertThat(server.process().log()).doesNotContain(" ERROR ");
      assertThat(deployment.verify()).isEqualTo("no violations");
    }
  }
}
