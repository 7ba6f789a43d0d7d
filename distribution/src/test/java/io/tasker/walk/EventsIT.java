package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.walk.Deployment.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What watchers hear while a server dies, or the database goes away. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TASKS = 20;
  private static final int EVENTS_OF_A_LINE = 14;

  @TempDir private Path folder;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment = new Deployment(folder);
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void a_watcher_goes_on_at_another_server_and_misses_nothing() throws IOException {
    Server first = deployment.server();
    List<String> heard = new ArrayList<>();
    String seen;
    try (EventReader reader = new EventReader(first.client().url("/v1/events"), null)) {
      for (int i = 0; i < TASKS; i++) {
        create(first);
      }
      deployment.worker();
      while (heard.size() < TASKS * 5) {
        hear(reader, heard);
      }
      seen = reader.id();
      first.process().kill();
    }

    Server second = deployment.server();
    try (EventReader reader = new EventReader(second.client().url("/v1/events"), seen)) {
      while (heard.size() < TASKS * EVENTS_OF_A_LINE) {
        hear(reader, heard);
      }
    }

    assertThat(heard)
        .containsExactlyInAnyOrderElementsOf(
            deployment.texts("SELECT task_uuid || ' ' || seq FROM tasker.task_transitions"));
  }

  @Test
  void a_stream_stays_open_while_the_database_is_away() throws IOException {
    TcpProxy network =
        deployment
            .set("common.database.pool.acquire_timeout_seconds", "1")
            .set("common.circuit_breakers.default_config.timeout_seconds", "1")
            .proxied();
    Server server = deployment.server();
    try (EventReader reader = new EventReader(server.client().url("/v1/events"), null)) {
      List<String> heard = new ArrayList<>();
      create(server);
      while (heard.size() < 3) {
        hear(reader, heard);
      }
      network.cut("");
      Eventually.until(
          "the reader to notice",
          PATIENCE,
          () -> server.process().log().contains("chore failed, will be tried again name=event-hub"),
          () -> server.process().log());
      network.restore();
      Eventually.until("the server to be ready", PATIENCE, () -> server.client().isReady());
      create(server);
      while (heard.size() < 6) {
        hear(reader, heard);
      }
      assertThat(heard)
          .containsExactlyElementsOf(
              deployment.texts(
                  "SELECT task_uuid || ' ' || seq FROM tasker.task_transitions ORDER BY task_uuid,"
                      + " seq"));
    }
  }

  private static void create(Server server) throws IOException {
    var answer =
        server
            .client()
            .create(
                "rust_e2e_linear",
                "mathematical_sequence",
                "{\"even_number\":6,\"unique\":" + System.nanoTime() + "}",
                null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static void hear(EventReader reader, List<String> heard) throws IOException {
    EventReader.Event event = reader.next();
    if (event != null) {
      heard.add(event.task() + " " + event.seq());
    }
  }
}
