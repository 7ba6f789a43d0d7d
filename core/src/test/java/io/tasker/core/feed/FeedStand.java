package io.tasker.core.feed;

import io.tasker.contract.operations.EventFeed;
import io.tasker.contract.operations.EventFeed.Next;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.core.store.EventStore;
import io.tasker.core.writer.EngineHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An engine in the test's hand, and a hub that watches it. */
final class FeedStand implements AutoCloseable {
  static final Interest ALL = new Interest(null, null, null, null);
  private static final Duration REACH = Duration.ofHours(1);
  final EngineHarness engine = new EngineHarness();

  /** How far the hub's clock is ahead, in nanoseconds. */
  final AtomicLong ahead = new AtomicLong();

  private EventHub hub;
  private Feeds feeds;

  FeedStand() {
    restart(EventStore.MOST, 10_000);
  }

  /** A new process, as far as watchers can tell. */
  void restart(int most, int capacity) {
    if (hub != null) {
      hub.stop();
    }
    hub =
        new EventHub(
            new EventStore(engine.pools.chores(), most), () -> System.nanoTime() + ahead.get());
    hub.start();
    feeds = new Feeds(hub, Instant::now, capacity);
  }

  EventFeed open(Interest interest, @Nullable String after) {
    return open(interest, after, () -> {});
  }

  EventFeed open(Interest interest, @Nullable String after, Runnable tooSlow) {
    return feeds.open(interest, after, REACH, tooSlow);
  }

  /** Where a watcher begins who wants everything. */
  String beginning() {
    try (EventFeed feed = open(ALL, null)) {
      return ((Next.Events) feed.next(Duration.ZERO)).position();
    }
  }

  /** Reads until there are so many, or the time is over. */
  static List<TaskEvent> read(EventFeed feed, int count) {
    List<TaskEvent> events = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    read(feed, events, () -> events.size() >= count || System.nanoTime() > end);
    return events;
  }

  static void read(EventFeed feed, List<TaskEvent> into, BooleanSupplier enough) {
    while (!enough.getAsBoolean()) {
      switch (feed.next(Duration.ofMillis(50))) {
        case Next.Events(var events, _) -> into.addAll(events);
        case Next.End(var reason) -> throw new IllegalStateException("ended: " + reason);
      }
    }
  }

  /** An event as the audit writes it. */
  static String audited(TaskEvent event) {
    var step = event.step();
    return event.task() + " " + (step == null ? -1 : step.step().number()) + " " + event.seq();
  }

  static List<String> audited(List<TaskEvent> events) {
    return events.stream().map(FeedStand::audited).toList();
  }

  List<String> taskAudit() {
    return engine.all("SELECT task_uuid || ' -1 ' || seq FROM tasker.task_transitions");
  }

  List<String> stepAudit() {
    return engine.all(
        "SELECT task_uuid || ' ' || step_no || ' ' || seq FROM tasker.step_transitions");
  }

  @Override
  public void close() {
    hub.stop();
    engine.close();
  }
}
