package io.tasker.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.EventFeed;
import io.tasker.contract.operations.TaskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Many watchers, many creators; every third watcher connects again after every few events. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventCrowdIT {
  private static final int WATCHERS = 200;
  private static final int CREATORS = 64;
  private static final int TASKS_EACH = 5;
  private static final int EVENTS = CREATORS * TASKS_EACH * 3;
  private final FeedStand stand = new FeedStand();
  private final TemplateName template = stand.engine.template("crowd", "a");

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void nobody_misses_an_event_and_nobody_gets_one_twice() throws Exception {
    String beginning = stand.beginning();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> watchers = new ArrayList<>();
      for (int i = 0; i < WATCHERS; i++) {
        boolean restless = i % 3 == 0;
        watchers.add(threads.submit(() -> restless ? inPieces(beginning) : inOne(beginning)));
      }
      List<Future<?>> creators = new ArrayList<>();
      for (int i = 0; i < CREATORS; i++) {
        creators.add(threads.submit(creator(i)));
      }
      for (Future<?> creator : creators) {
        creator.get(60, TimeUnit.SECONDS);
      }
      List<String> audit = stand.taskAudit();
      assertThat(audit).hasSize(EVENTS);
      for (Future<List<String>> watcher : watchers) {
        assertThat(watcher.get(60, TimeUnit.SECONDS)).containsExactlyInAnyOrderElementsOf(audit);
      }
    }
  }

  private Callable<Void> creator(int number) {
    return () -> {
      for (int i = 0; i < TASKS_EACH; i++) {
        String context = "{\"creator\":%d,\"task\":%d}".formatted(number, i);
        stand.engine.create(List.of(stand.engine.request(template, context)));
      }
      return null;
    };
  }

  private List<String> inOne(String beginning) {
    try (EventFeed feed = stand.open(FeedStand.ALL, beginning)) {
      return FeedStand.audited(FeedStand.read(feed, EVENTS));
    }
  }

  private List<String> inPieces(String beginning) {
    List<TaskEvent> events = new ArrayList<>();
    String after = beginning;
    while (events.size() < EVENTS) {
      try (EventFeed feed = stand.open(FeedStand.ALL, after)) {
        List<TaskEvent> piece = FeedStand.read(feed, Math.min(300, EVENTS - events.size()));
        if (piece.isEmpty()) {
          break; // the comparison says what is missing
        }
        // The connection breaks in the middle of what was sent.
        int kept = Math.max(1, piece.size() - 7);
        events.addAll(events.size() + piece.size() >= EVENTS ? piece : piece.subList(0, kept));
        after = events.getLast().id();
      }
    }
    return FeedStand.audited(events);
  }
}
