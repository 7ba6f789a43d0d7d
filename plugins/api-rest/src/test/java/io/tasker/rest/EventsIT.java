package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.EventFeed.Next;
import io.tasker.contract.operations.EventQuery;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.operations.FakeFeed;
import io.tasker.testkit.operations.Samples;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventsIT {
  private static final TaskId TASK = Samples.ID;
  private static final TaskEvent TASK_EVENT =
      new TaskEvent(
          "e1",
          TASK,
          Samples.TASK.template(),
          Samples.TASK.correlationId(),
          null,
          3,
          "enqueuing_steps",
          "steps_in_process",
          "StepsEnqueued",
          Samples.AT);
  private static final TaskEvent STEP_EVENT =
      new TaskEvent(
          "e2",
          TASK,
          Samples.TASK.template(),
          Samples.TASK.correlationId(),
          new TaskEvent.Step(TASK.step(0), "pack"),
          1,
          "pending",
          "enqueued",
          "Enqueue",
          Samples.AT);

  private final FakeFeed feed = new FakeFeed();
  private ApiFixture api;
  private HttpClient client;

  @BeforeEach
  void start() {
    api = ApiFixture.start("max_event_streams", "1");
    api.operations.onWatch = (_, _) -> feed;
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    api.close();
  }

  @Test
  void events_are_written_as_they_come_until_the_end() throws Exception {
    feed.put(TASK_EVENT, STEP_EVENT);
    HttpResponse<java.io.InputStream> answer = open("/v1/tasks/" + TASK + "/events", "e0");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(until(lines, "id: ")).isEqualTo("id: e1");
      assertThat(lines.readLine()).isEqualTo("event: task");
      assertThat(ApiFixture.parse(lines.readLine().substring(6)))
          .isEqualTo(
              ApiFixture.parse(
                  """
                  {"task_uuid":"%s","namespace":"%s","name":"%s","version":"%s",\
                  "correlation_id":"%s","seq":3,"from_state":"enqueuing_steps",\
                  "to_state":"steps_in_process","cause":"StepsEnqueued","at":"%s"}\
                  """
                      .formatted(
                          TASK,
                          TASK_EVENT.template().namespace(),
                          TASK_EVENT.template().name(),
                          TASK_EVENT.template().version(),
                          TASK_EVENT.correlationId(),
                          Samples.AT)));
      assertThat(until(lines, "id: ")).isEqualTo("id: e2");
      assertThat(lines.readLine()).isEqualTo("event: step");
      assertThat(ApiFixture.parse(lines.readLine().substring(6)).get("step_name").asText())
          .isEqualTo("pack");
      feed.coming.add(new Next.End("too_slow"));
      assertThat(until(lines, "event: end")).isNotNull();
      assertThat(lines.readLine()).isEqualTo("data: {\"reason\":\"too_slow\"}");
      assertThat(until(lines, "never")).isNull();
    }
    assertThat(api.operations.watched)
        .containsExactly(new EventQuery(TASK, null, null, null, "e0", Duration.ofHours(24)));
    Eventually.until("the feed is closed", Duration.ofSeconds(5), () -> feed.closed);
  }

  @Test
  void filters_and_the_place_to_go_on_from_arrive() throws Exception {
    open("/v1/events?namespace=shop&name=order&state=complete&after=e7", null).body().close();
    assertThat(api.operations.watched)
        .containsExactly(
            new EventQuery(null, "shop", "order", "complete", "e7", Duration.ofHours(24)));
  }

  @Test
  void a_reader_that_goes_away_gives_its_place_free() throws Exception {
    open("/v1/events", null).body().close();
    Eventually.until(
        "the feed is closed",
        Duration.ofSeconds(10),
        () -> {
          feed.put(TASK_EVENT); // a write finds out
          return feed.closed;
        });
    FakeFeed second = new FakeFeed();
    api.operations.onWatch = (_, _) -> second;
    assertThat(open("/v1/events", null).statusCode()).isEqualTo(200);
  }

  @Test
  void there_are_never_more_streams_than_allowed() throws Exception {
    open("/v1/events", null);
    var refused = api.get("/v1/events");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("BACKPRESSURE");
    assertThat(refused.header("Retry-After")).contains("5");
    assertThat(refused.message()).contains("1 streams of events are open");
  }

  @Test
  void an_id_that_is_too_old_is_gone_and_takes_no_place() {
    api.operations.onWatch =
        (_, _) -> {
          throw new TaskerException(ErrorCode.EVENTS_GONE, "too old");
        };
    for (int i = 0; i < 3; i++) {
      var answer = api.get("/v1/events?after=x");
      assertThat(answer.status()).isEqualTo(410);
      assertThat(answer.code()).isEqualTo("GONE");
    }
  }

  @Test
  void a_stream_stays_open_while_the_database_is_away() throws Exception {
    feed.away = true;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(open("/v1/events", null).body(), StandardCharsets.UTF_8))) {
      assertThat(until(lines, ": heartbeat")).isEqualTo(": heartbeat, the database is away");
      feed.put(TASK_EVENT);
      feed.away = false;
      assertThat(until(lines, "id: ")).isEqualTo("id: e1");
    }
  }

  @Test
  void a_stop_says_goodbye_and_does_not_wait_for_readers() throws Exception {
    var answer = open("/v1/events", null);
    long began = System.nanoTime();
    api.api.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(RestApi.GRACE);
    assertThat(feed.closed).isTrue();
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(until(lines, "event: end")).isNotNull();
      assertThat(lines.readLine()).isEqualTo("data: {\"reason\":\"stopping\"}");
    }
  }

  @Test
  void a_task_id_that_is_none_is_refused() {
    assertThat(api.get("/v1/tasks/7/events").code()).isEqualTo("INVALID_UUID");
  }

  private HttpResponse<java.io.InputStream> open(String path, String lastId) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path));
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    return client.send(request.build(), BodyHandlers.ofInputStream());
  }

  private static String until(BufferedReader lines, String prefix) throws java.io.IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(prefix)) {
      line = lines.readLine();
    }
    return line;
  }
}
