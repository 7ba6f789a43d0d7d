package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.StreamTaskStatusRequest;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskState;
import com.tasker.v1.TaskStatusUpdate;
import com.tasker.v1.WatchTaskRequest;
import com.tasker.v1.WatchTasksRequest;
import io.grpc.Context;
import io.grpc.Status;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.EventFeed.Next;
import io.tasker.contract.operations.EventQuery;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.operations.FakeFeed;
import io.tasker.testkit.operations.Samples;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class EventsIT {
  private static final WatchTaskRequest ONE =
      WatchTaskRequest.newBuilder().setTaskUuid(Samples.ID.toString()).setAfter("e1").build();
  private final FakeFeed feed = new FakeFeed();

  @Test
  void events_of_a_task_come_as_they_happen() throws Exception {
    try (var api = start()) {
      feed.put(event(2), event(3));
      var events = tasks(api).watchTask(ONE);

      var first = events.next();

      assertThat(first.getId()).isEqualTo("e2");
      assertThat(first.getTaskUuid()).isEqualTo(Samples.ID.toString());
      assertThat(first.getStepName()).isEqualTo("pack");
      assertThat(first.getStepUuid()).isEqualTo(Samples.STEP_VIEW.readiness().step().toString());
      assertThat(first.getSeq()).isEqualTo(2);
      assertThat(first.getFromState()).isEqualTo("enqueued");
      assertThat(first.getToState()).isEqualTo("in_progress");
      assertThat(first.getCause()).isEqualTo("claim");
      assertThat(first.getAt().getSeconds()).isEqualTo(Samples.AT.getEpochSecond());
      assertThat(events.next().getId()).isEqualTo("e3");
      feed.put(event(4));
      assertThat(events.next().getId()).isEqualTo("e4");
      assertThat(api.operations.watched)
          .containsExactly(
              new EventQuery(Samples.ID, null, null, null, "e1", Duration.ofHours(24)));
    }
  }

  @Test
  void all_tasks_are_watched_by_what_is_asked_for() throws Exception {
    try (var api = start("event_replay_hours", "2")) {
      feed.put(event(2));
      var request =
          WatchTasksRequest.newBuilder()
              .setNamespace("shop")
              .setName("order")
              .setState(TaskState.TASK_STATE_ERROR)
              .build();

      assertThat(tasks(api).watchTasks(request).next().getNamespace()).isEqualTo("shop");

      assertThat(api.operations.watched)
          .containsExactly(
              new EventQuery(null, "shop", "order", "error", null, Duration.ofHours(2)));
    }
  }

  @Test
  void whoever_cancels_frees_everything() throws Exception {
    try (var api = start("max_event_streams", "1", "max_concurrent_streams", "1")) {
      for (int i = 2; i < 12; i++) {
        FakeFeed own = new FakeFeed().put(event(i));
        api.operations.onWatch = (_, _) -> own;
        var context = Context.current().withCancellation();
        var events = context.call(() -> tasks(api).watchTask(ONE));
        assertThat(events.next().getSeq()).isEqualTo(i);
        context.cancel(null);
        Eventually.until(
            "all is free", Duration.ofSeconds(5), () -> own.closed && api.running() == 0);
      }
    }
  }

  @Test
  void a_connection_that_breaks_frees_everything() throws Exception {
    try (var api = start()) {
      var other = ApiFixture.plaintext(api.port()).build();
      feed.put(event(2));
      var events = TaskServiceGrpc.newBlockingStub(other).watchTask(ONE);
      assertThat(events.next().getSeq()).isEqualTo(2);

      other.shutdownNow();

      Eventually.until(
          "all is free", Duration.ofSeconds(5), () -> feed.closed && api.running() == 0);
    }
  }

  @Test
  void there_are_never_more_streams_than_allowed() throws Exception {
    try (var api = start("max_event_streams", "1")) {
      feed.put(event(2));
      var first = tasks(api).watchTask(ONE);
      first.next();

      var refused = ApiFixture.failure(tasks(api).watchTask(ONE)::next);
      Iterator<TaskStatusUpdate> status =
          tasks(api)
              .streamTaskStatus(
                  StreamTaskStatusRequest.newBuilder().setTaskUuid(Samples.ID.toString()).build());

      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(refused.getTrailers().get(Answer.RETRY_AFTER)).isEqualTo("5");
      assertThat(ApiFixture.code(status::next)).isEqualTo(Status.Code.UNAVAILABLE);
    }
  }

  @Test
  void why_a_stream_ends_is_its_status() throws Exception {
    try (var api = start()) {
      feed.coming.add(new Next.End("too_slow"));
      assertThat(ApiFixture.code(tasks(api).watchTask(ONE)::next))
          .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      feed.coming.add(new Next.End("stopping"));
      assertThat(ApiFixture.code(tasks(api).watchTask(ONE)::next))
          .isEqualTo(Status.Code.UNAVAILABLE);
      api.operations.onWatch =
          (_, _) -> {
            throw new TaskerException(ErrorCode.EVENTS_GONE, "too old");
          };
      assertThat(ApiFixture.code(tasks(api).watchTask(ONE)::next))
          .isEqualTo(Status.Code.OUT_OF_RANGE);
    }
  }

  @Test
  void a_database_that_is_away_is_waited_for() throws Exception {
    try (var api = start()) {
      feed.away = true;
      var events = tasks(api).watchTask(ONE);
      var next = ApiFixture.inBackground(events::next);
      Eventually.until("watched", Duration.ofSeconds(5), () -> !api.operations.watched.isEmpty());

      feed.put(event(2));
      feed.away = false;

      assertThat(next.get().getSeq()).isEqualTo(2);
    }
  }

  @Test
  void a_reader_who_does_not_read_is_dropped() throws Exception {
    var dropper = new CompletableFuture<Runnable>();
    try (var api = start()) {
      api.operations.onWatch =
          (_, tooSlow) -> {
            dropper.complete(tooSlow);
            return feed;
          };
      feed.put(IntStream.range(2, 20_000).mapToObj(EventsIT::event).toArray(TaskEvent[]::new));
      var events = tasks(api).watchTask(ONE);
      assertThat(events.next().getSeq()).isEqualTo(2);
      assertThat(tasks(api).getTask(ApiFixture.GET).hasTask()).isTrue();

      dropper.get().run();

      Eventually.until(
          "all is free",
          Watcher.SHUT_WINDOW.plusSeconds(5),
          () -> feed.closed && api.running() == 0);
      assertThat(ApiFixture.code(() -> last(events))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(tasks(api).getTask(ApiFixture.GET).hasTask()).isTrue();
    }
  }

  @Test
  void a_reader_who_keeps_the_window_shut_is_dropped() throws Exception {
    try (var api = start()) {
      feed.put(IntStream.range(2, 20_000).mapToObj(EventsIT::event).toArray(TaskEvent[]::new));
      var events = tasks(api).watchTask(ONE);
      assertThat(events.next().getSeq()).isEqualTo(2);

      Eventually.until(
          "all is free",
          Watcher.SHUT_WINDOW.plusSeconds(5),
          () -> feed.closed && api.running() == 0);

      assertThat(ApiFixture.code(() -> last(events))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(tasks(api).getTask(ApiFixture.GET).hasTask()).isTrue();
    }
  }

  @Test
  void where_to_go_on_is_said_at_once_and_while_nothing_happens() throws Exception {
    try (var api = start()) {
      feed.coming.add(new Next.Events(List.of(), "p1"));
      var messages = tasks(api).watchTask(ONE);
      assertThat(messages.next()).isEqualTo(place("p1"));
      feed.put(event(2));
      assertThat(messages.next().getId()).isEqualTo("e2");
      long began = System.nanoTime();

      assertThat(messages.next()).isEqualTo(place("quiet"));

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(ToldEvents.QUIET.minusSeconds(1), ToldEvents.QUIET.plusSeconds(5));
    }
  }

  @Test
  void whoever_watches_all_tasks_knows_where_to_go_on_before_anything_happens() throws Exception {
    try (var api = start()) {
      assertThat(tasks(api).watchTasks(WatchTasksRequest.getDefaultInstance()).next())
          .isEqualTo(place("quiet"));
    }
  }

  private static com.tasker.v1.TaskEvent place(String id) {
    return com.tasker.v1.TaskEvent.newBuilder().setId(id).build();
  }

  private static int last(Iterator<com.tasker.v1.TaskEvent> events) {
    int seq = 0;
    while (events.hasNext()) {
      seq = events.next().getSeq();
    }
    return seq;
  }

  private ApiFixture start(String... settings) throws Exception {
    var api = ApiFixture.start(settings);
    api.operations.onWatch = (_, _) -> feed;
    return api;
  }

  private static TaskServiceGrpc.TaskServiceBlockingStub tasks(ApiFixture api) {
    return TaskServiceGrpc.newBlockingStub(api.channel);
  }

  private static TaskEvent event(int seq) {
    var step = Samples.STEP_VIEW.readiness();
    return new TaskEvent(
        "e" + seq,
        Samples.ID,
        Samples.TASK.template(),
        Samples.CORRELATION,
        new TaskEvent.Step(step.step(), step.name()),
        seq,
        "enqueued",
        "in_progress",
        "claim",
        Samples.AT);
  }
}
