package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.RestClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who create at once, and a server that can take few: it says so, and keeps what it took. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SaturationIT {
  private static final int CREATORS = 64;
  private static final int EACH = 12;

  @TempDir private Path folder;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment =
        new Deployment(folder)
            .set("orchestration.writers.count", "1")
            .set("orchestration.writers.set_size", "1")
            .set("orchestration.mpsc_channels.command_processor.command_buffer_size", "10")
            .set("orchestration.web.database_pools.web_api_max_connections", "1");
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void each_creator_gets_a_task_that_completes_or_is_told_to_come_back() throws Exception {
    Server server = deployment.server();
    deployment.worker();

    Collection<Answer> answers = createAtOnce(server.client());

    List<String> created = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer.status() == 200) {
        created.add(answer.json().path("task_uuid").asText());
      } else {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().at("/error/code").asText()).isEqualTo("BACKPRESSURE");
        assertThat(answer.retryAfter().map(Integer::parseInt).orElse(0)).isPositive();
      }
    }
    assertThat(answers).hasSize(CREATORS * EACH);
    assertThat(created).doesNotHaveDuplicates().hasSizeBetween(1, CREATORS * EACH - 1);
    Eventually.until(
        "every task that was created to complete",
        Duration.ofSeconds(60),
        () -> number("SELECT count(*) FROM tasker.tasks WHERE state = 8") == created.size());
    assertThat(deployment.texts("SELECT task_uuid::text FROM tasker.tasks"))
        .containsExactlyInAnyOrderElementsOf(created);
    assertThat(number("SELECT count(*) FROM tasker.workflow_steps")).isEqualTo(created.size());
    assertThat(server.process().log()).doesNotContain(" ERROR ");
    assertThat(deployment.verify()).isEqualTo("no violations");
  }

  private static Collection<Answer> createAtOnce(RestClient client)
      throws InterruptedException, ExecutionException {
    var answers = new ConcurrentLinkedQueue<Answer>();
    var together = new CountDownLatch(CREATORS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> creators = new ArrayList<>();
      for (int creator = 0; creator < CREATORS; creator++) {
        int number = creator;
        creators.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await(30, TimeUnit.SECONDS);
                  for (int task = 0; task < EACH; task++) {
                    answers.add(create(client, number * EACH + task));
                  }
                  return null;
                }));
      }
      for (Future<?> creator : creators) {
        creator.get();
      }
    }
    return answers;
  }

  private static Answer create(RestClient client, int task) {
    try {
      return client.create("examples", "echo", "{\"task\":" + task + "}", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long number(String sql) {
    return deployment.number(sql);
  }
}
