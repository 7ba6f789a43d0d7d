package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.client.TaskEvents;
import io.tasker.client.TaskerClient;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Protocol;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.model.EventFilter;
import io.tasker.client.model.NewTask;
import io.tasker.client.model.Task;
import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Tasker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is killed while clients wait for its answer. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientKillIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void a_killed_server_is_a_retryable_error_and_no_second_task(Protocol protocol) throws Exception {
    try (var deployment = new Deployment(folder)) {
      var apis = new BothApis(deployment);
      killed(deployment, apis, apis.config(protocol).maxAttempts(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoever_waits_for_a_task_waits_for_a_server_that_is_started_again(Protocol protocol)
      throws Exception {
    try (var deployment = new Deployment(folder)) {
      var apis = new BothApis(deployment);
      Tasker server = apis.start();
      try (var client = TaskerClient.of(apis.config(protocol).maxAttempts(1));
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        UUID task = client.create(order("waited-for")).taskUuid();
        var seen = new CountDownLatch(1);
        Future<Task> end =
            threads.submit(() -> client.follow(task, THREE_MINUTES, _ -> seen.countDown()));
        assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();

        server.kill();
        assertThat(catchThrowableOfType(UnreachableException.class, client::health)).isNotNull();
        apis.start();
        deployment.worker();

        assertThat(end.get(180, TimeUnit.SECONDS).isComplete()).isTrue();
      }
    }
  }

  private static void killed(Deployment deployment, BothApis apis, ClientConfig config)
      throws Exception {
    try (var once = TaskerClient.of(config);
        var patient = TaskerClient.of(config.maxAttempts(20));
        var events = patient.watch(EventFilter.ALL, null);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Tasker server = apis.start();
      int before = createUntilTold(once, events);

      UnreachableException broken;
      Future<Task> created;
      try (var lock = deployment.connect()) {
        lock.setAutoCommit(false);
        try (var statement = lock.createStatement()) {
          statement.execute("LOCK TABLE tasker.tasks IN ACCESS EXCLUSIVE MODE");
        }
        created = threads.submit(() -> patient.create(order("patient")));
        var failure =
            threads.submit(
                () ->
                    catchThrowableOfType(
                        UnreachableException.class, () -> once.create(order("once"))));
        Eventually.until(
            "the server to wait for the table",
            MINUTE,
            () -> deployment.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
        server.kill();
        broken = failure.get(60, TimeUnit.SECONDS);
        lock.rollback();
      }
      assertThat(broken.isRetryable()).isTrue();

      apis.start();
      UUID first = created.get(60, TimeUnit.SECONDS).taskUuid();
      assertThat(patient.create(order("other")).taskUuid()).isNotEqualTo(first);
      assertThat(once.create(order("once")).taskUuid()).isNotNull();

      assertThat(deployment.number("SELECT count(*) FROM tasker.tasks")).isEqualTo(3 + before);
      Eventually.until(
          "the task to be told of",
          MINUTE,
          () ->
              events
                  .next(Duration.ofSeconds(1))
                  .filter(event -> event.taskUuid().equals(first))
                  .isPresent(),
          () -> "last place " + events.place());
      deployment.worker();
      assertThat(once.waitFor(first, MINUTE).isComplete()).isTrue();
    }
  }

  // "From now on" begins when the server has taken the call, and it has just been started.
  private static int createUntilTold(TaskerClient client, TaskEvents events) {
    for (int created = 1; created <= 60; created++) {
      client.create(order("before-" + created));
      if (events.next(Duration.ofSeconds(1)).isPresent()) {
        return created;
      }
    }
    throw new AssertionError("no event of 60 tasks");
  }

  private static NewTask order(String key) {
    return NewTask.of("rust_e2e_linear", "mathematical_sequence", "1.0.0")
        .context(JsonNodeFactory.instance.objectNode().put("even_number", 6))
        .idempotencyKey(key);
  }
}
