package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task that nobody asked the API for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueEntryIT {
  private static final String REQUEST =
      """
      {"request_id": "from-outside",
       "task_request": {"name": "mathematical_sequence", "namespace": "rust_e2e_linear",
         "version": "1.0.0", "context": {"even_number": 6}, "initiator": "walk",
         "source_system": "sql", "reason": "to see",
         "correlation_id": "0197a000-0000-4000-8000-000000000001"},
       "metadata": {"requested_at": "2026-03-21T21:16:08Z", "requester": "walk",
         "priority": "Normal", "custom": {}}}\
      """;

  private static final QueueName REQUESTS = new QueueName("orchestration_task_requests");

  @TempDir private static Path folder;

  @ParameterizedTest
  @EnumSource(Queueing.Kind.class)
  void a_request_sent_by_a_stranger_becomes_a_task_that_completes(Queueing.Kind kind) {
    try (Deployment deployment = new Deployment(folder, kind)) {
      deployment.server();
      deployment.worker();

      deployment.queueing().send(REQUESTS, REQUEST);

      Eventually.until(
          "the task to complete",
          Duration.ofSeconds(30),
          () ->
              deployment.number(
                      "SELECT count(*) FROM tasker.tasks WHERE state = 8 AND correlation_id ="
                          + " '0197a000-0000-4000-8000-000000000001'")
                  == 1);
      assertThat(deployment.queueing().depth(REQUESTS)).isZero();
      assertThat(deployment.number("SELECT count(*) FROM tasker.dead_messages")).isZero();
      assertThat(deployment.verify()).isEqualTo("no violations");
    }
  }
}
