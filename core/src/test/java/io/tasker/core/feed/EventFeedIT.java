package io.tasker.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.EventFeed;
import io.tasker.contract.operations.EventFeed.Next;
import io.tasker.contract.operations.TaskEvent;
import io.tasker.core.store.EventStore;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventFeedIT {
  private final FeedStand stand = new FeedStand();
  private final TemplateName line = stand.engine.template("line", "a", "b: a", "c: b");

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void a_task_is_told_from_its_first_event_to_its_last_with_its_steps() {
    TaskId task = stand.engine.create(line);
    stand.engine.create(line);
    try (EventFeed feed = stand.open(of(task), null)) {
      List<TaskEvent> events = FeedStand.read(feed, 4);
      stand.engine.runToEnd();
      events.addAll(FeedStand.read(feed, 11 - 3 + 12 - 1));
      assertThat(FeedStand.audited(events))
          .containsExactlyInAnyOrderElementsOf(
              stand.engine.all(
                  "SELECT task_uuid || ' -1 ' || seq FROM tasker.task_transitions WHERE task_uuid ="
                      + " '"
                      + task
                      + "' UNION ALL SELECT task_uuid || ' ' || step_no || ' ' || seq FROM"
                      + " tasker.step_transitions WHERE task_uuid = '"
                      + task
                      + "'"));
      TaskEvent last = events.getLast();
      assertThat(last.to()).isEqualTo("complete");
      assertThat(last.cause()).isEqualTo("AllStepsSuccessful");
      assertThat(last.template()).isEqualTo(line);
      assertThat(events.stream().filter(event -> event.step() != null).findFirst().orElseThrow())
          .satisfies(
              event -> {
                assertThat(event.step().name()).isEqualTo("a");
                assertThat(event.cause()).isEqualTo("Enqueue");
              });
    }
  }

  @Test
  void filters_leave_out_what_nobody_asked_for() {
    TemplateName other = stand.engine.template("other", "a");
    String beginning = stand.beginning();
    stand.engine.create(line);
    TaskId wanted = stand.engine.create(other);
    stand.engine.runToEnd();
    Interest interest = new Interest(null, "test", "other", (int) TaskState.COMPLETE.code());
    try (EventFeed feed = stand.open(interest, beginning)) {
      assertThat(FeedStand.read(feed, 1))
          .singleElement()
          .satisfies(event -> assertThat(event.task()).isEqualTo(wanted));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, EventStore.MOST})
  void whoever_goes_on_after_any_event_misses_none_and_gets_none_twice(int window) {
    stand.restart(window, 10_000);
    String beginning = stand.beginning();
    for (int i = 0; i < 5; i++) {
      stand.engine.create(line);
    }
    stand.engine.runToEnd();
    int all = stand.taskAudit().size();
    List<TaskEvent> first = read(beginning, all);
    assertThat(FeedStand.audited(first)).containsExactlyInAnyOrderElementsOf(stand.taskAudit());
    stand.restart(window, 10_000);
    for (int seen = 1; seen < all; seen += 3) {
      List<TaskEvent> rest = read(first.get(seen - 1).id(), all - seen);
      assertThat(FeedStand.audited(rest))
          .as("after %d", seen)
          .containsExactlyElementsOf(FeedStand.audited(first.subList(seen, all)));
    }
  }

  @Test
  void what_is_committed_late_comes_late_and_is_not_passed_by() throws SQLException {
    TaskId early = stand.engine.create(line);
    String beginning = stand.beginning();
    List<TaskEvent> events = new ArrayList<>();
    try (EventFeed feed = stand.open(FeedStand.ALL, beginning);
        Connection late = stand.engine.database.connect()) {
      late.setAutoCommit(false);
      try (Statement insert = late.createStatement()) {
        insert.execute(
            "INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, to_state, cause, at)"
                + " VALUES ('"
                + early
                + "', 4, 3, 10, 13, now())");
      }
      stand.engine.create(line);
      stand.engine.create(line);
      for (int i = 0; i < 5; i++) {
        events.addAll(((Next.Events) feed.next(Duration.ofMillis(100))).events());
      }
      assertThat(events).as("nothing is told that could turn out to be later").isEmpty();
      late.commit();
      events.addAll(FeedStand.read(feed, 7));
    }
    assertThat(FeedStand.audited(events)).hasSize(7).doesNotHaveDuplicates();
    assertThat(FeedStand.audited(events)).contains(early + " -1 4");
    List<TaskEvent> again = read(events.get(2).id(), 4);
    assertThat(FeedStand.audited(again))
        .containsExactlyElementsOf(FeedStand.audited(events.subList(3, 7)));
  }

  @Test
  void a_transaction_in_another_database_of_the_server_holds_nothing_back() throws SQLException {
    try (TestDatabase other = TestDatabase.create();
        Connection open = other.connect();
        Statement statement = open.createStatement()) {
      open.setAutoCommit(false);
      statement.execute("CREATE TABLE written (n int)");
      String beginning = stand.beginning();
      TaskId task = stand.engine.create(line);

      assertThat(FeedStand.audited(read(beginning, 3)))
          .containsExactly(task + " -1 1", task + " -1 2", task + " -1 3");
      open.rollback();
    }
  }

  @Test
  void whoever_has_to_look_into_it_hears_once_of_a_transaction_that_holds_events_back()
      throws SQLException {
    List<String> warnings = new CopyOnWriteArrayList<>();
    Handler handler = collecting(warnings);
    Logger logger = Logger.getLogger(EventHub.class.getName());
    logger.addHandler(handler);
    try (EventFeed feed = stand.open(FeedStand.ALL, null);
        Connection open = stand.engine.database.connect();
        Statement statement = open.createStatement()) {
      open.setAutoCommit(false);
      statement.execute("CREATE TEMPORARY TABLE written (n int)");
      stand.engine.create(line);
      feed.next(Duration.ofMillis(300));
      assertThat(warnings).as("before 30 seconds are over").isEmpty();

      stand.ahead.addAndGet(Duration.ofSeconds(31).toNanos());
      Eventually.until("a warning", Duration.ofSeconds(5), () -> !warnings.isEmpty());
      feed.next(Duration.ofMillis(500));
      assertThat(warnings)
          .singleElement()
          .asString()
          .startsWith("events are held back by a transaction that is still running xid=");

      open.rollback();
      assertThat(FeedStand.read(feed, 3)).hasSize(3);
    } finally {
      logger.removeHandler(handler);
    }
  }

  private static Handler collecting(List<String> messages) {
    return new Handler() {
      @Override
      public void publish(LogRecord said) {
        if (said.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
          messages.add(MessageFormat.format(said.getMessage(), said.getParameters()));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void whoever_is_too_slow_is_dropped_and_goes_on_where_they_stopped() {
    stand.restart(EventStore.MOST, 4);
    AtomicInteger told = new AtomicInteger();
    String beginning = stand.beginning();
    String seen;
    try (EventFeed slow = stand.open(FeedStand.ALL, beginning, told::incrementAndGet);
        EventFeed quick = stand.open(FeedStand.ALL, beginning)) {
      seen = ((Next.Events) slow.next(Duration.ZERO)).position();
      slow.next(Duration.ZERO); // joins
      List<TaskEvent> events = new ArrayList<>();
      for (int i = 1; told.get() == 0 && i < 100; i++) {
        stand.engine.create(line);
        events.addAll(FeedStand.read(quick, 3));
      }
      assertThat(told.get()).isEqualTo(1);
      assertThat(slow.next(Duration.ZERO)).isEqualTo(new Next.End("too_slow"));
      assertThat(FeedStand.audited(events)).containsExactlyInAnyOrderElementsOf(stand.taskAudit());
    }
    assertThat(FeedStand.audited(read(seen, stand.taskAudit().size())))
        .containsExactlyInAnyOrderElementsOf(stand.taskAudit());
  }

  @Test
  void an_id_that_is_none_or_too_old_or_of_another_database_is_refused() {
    TaskId task = stand.engine.create(line);
    assertThatThrownBy(() -> stand.open(FeedStand.ALL, "x"))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    String foreign = Position.before(1, java.time.Instant.now()).text(1);
    assertGone(foreign, "another database");
    Position.Read ours = Position.read(stand.beginning()).orElseThrow();
    assertGone(
        Position.before(1, java.time.Instant.now().minusSeconds(3_700)).text(ours.origin()),
        "replayed for 1 h only");
    assertThat(task).isNotNull();
  }

  @Test
  void a_stop_ends_every_feed() {
    EventFeed feed = stand.open(FeedStand.ALL, null);
    feed.next(Duration.ZERO);
    feed.next(Duration.ZERO);
    stand.restart(EventStore.MOST, 10);
    Eventually.until(
        "the feed has ended",
        Duration.ofSeconds(5),
        () -> feed.next(Duration.ofMillis(10)).equals(new Next.End("stopping")));
    feed.close();
  }

  private void assertGone(String after, String why) {
    assertThatThrownBy(() -> stand.open(FeedStand.ALL, after))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.EVENTS_GONE))
        .hasMessageContaining(why);
  }

  private List<TaskEvent> read(String after, int count) {
    try (EventFeed feed = stand.open(FeedStand.ALL, after)) {
      return FeedStand.read(feed, count);
    }
  }

  private static Interest of(TaskId task) {
    return new Interest(task, null, null, null);
  }
}
