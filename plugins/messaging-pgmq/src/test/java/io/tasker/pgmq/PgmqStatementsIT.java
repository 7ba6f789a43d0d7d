package io.tasker.pgmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.ThreadLeakCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ThreadLeakCheck.class)
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PgmqStatementsIT {
  private static final QueueName QUEUE = new QueueName("Steps");

  private final PgmqMessaging messaging = new PgmqMessaging();
  private TestDatabase database;
  private Connection connection;
  private Sql sql;

  @BeforeEach
  void open() throws SQLException {
    database = PgmqDatabase.create();
    connection = database.connect();
    sql = new Sql(connection);
    sql.rows(messaging.createStatement(), Map.of("queue", QUEUE.value()));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void what_is_sent_is_popped_once() throws SQLException {
    send("{\"n\": 1}", "[\"ünï — 試験 🚀\"]");

    assertThat(pop(10, 0, null)).containsExactly("{\"n\": 1}", "[\"ünï — 試験 🚀\"]");
    assertThat(pop(10, 0, null)).isEmpty();
  }

  @Test
  void a_message_comes_with_the_trace_it_was_sent_with() throws SQLException {
    sql.rows(
        "WITH sent AS (" + messaging.sendPart(QUEUE, "p") + ") SELECT 1",
        Map.of(
            "p_bodies", new String[] {"1", "2", "3"},
            "p_labels", new Integer[] {7, null, 7},
            "p_traces", new String[] {"00-a-b-01", "00-c-d-01", null}));

    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("max", 10);
    parameters.put("from", 0L);
    parameters.put("labels", "[7]");
    assertThat(sql.rows(messaging.popStatement(QUEUE), parameters))
        .extracting(row -> row.get("body") + " " + row.get("trace"))
        .containsExactlyInAnyOrder("1 00-a-b-01", "2 00-c-d-01", "3 null");
  }

  @Test
  void one_statement_sends_to_several_queues() throws SQLException {
    var other = new QueueName("other");
    sql.rows(messaging.createStatement(), Map.of("queue", "other"));

    sql.rows(
        "WITH a AS (%s), b AS (%s) SELECT 1"
            .formatted(messaging.sendPart(QUEUE, "p1"), messaging.sendPart(other, "p2")),
        Map.of(
            "p1_bodies", new String[] {"1"},
            "p1_labels", new Integer[] {null},
            "p1_traces", new String[] {null},
            "p2_bodies", new String[] {"2"},
            "p2_labels", new Integer[] {7},
            "p2_traces", new String[] {null}));

    assertThat(pop(10, 0, null)).containsExactly("1");
    assertThat(bodies(connection, other, 10, 0, "[7]")).containsExactly("2");
  }

  @Test
  void two_consumers_at_once_get_different_messages() throws SQLException {
    send(IntStream.range(0, 10).mapToObj(Integer::toString).toArray(String[]::new));
    connection.setAutoCommit(false);
    try (var other = database.connect()) {
      new Sql(other).column("SET lock_timeout = '5s'");
      var first = pop(4, 0, null);
      var second = bodies(other, QUEUE, 4, 0, null);
      var rest = bodies(other, QUEUE, 10, 0, null);

      assertThat(first).containsExactlyInAnyOrder("0", "1", "2", "3");
      assertThat(second).containsExactlyInAnyOrder("4", "5", "6", "7");
      assertThat(rest).containsExactlyInAnyOrder("8", "9");
    }
    connection.commit();
  }

  @Test
  void a_rollback_brings_messages_back() throws SQLException {
    send("1", "2");
    connection.setAutoCommit(false);
    assertThat(pop(10, 0, null)).hasSize(2);
    connection.rollback();

    assertThat(pop(1, 0, null)).containsExactly("1");
  }

  @Test
  void a_consumer_takes_only_its_labels_and_what_has_none() throws SQLException {
    sendLabelled(List.of("1", "2", "3", "4"), 10, 20, null, 30);

    assertThat(pop(10, 0, "[10, 30]")).containsExactlyInAnyOrder("1", "3", "4");
    assertThat(pop(10, 0, "[]")).isEmpty();
    assertThat(pop(10, 0, null)).containsExactly("2");
  }

  @Test
  void the_limit_counts_only_what_may_be_taken() throws SQLException {
    sendLabelled(List.of("1", "2", "3"), 10, 10, 20);

    assertThat(pop(1, 0, "[20]")).containsExactly("3");
  }

  @Test
  void ids_below_the_mark_are_not_looked_at() throws SQLException {
    send("1", "2", "3");

    assertThat(pop(10, 2, null)).containsExactlyInAnyOrder("2", "3");
    assertThat(pop(10, 4, null)).isEmpty();
    assertThat(pop(10, 0, null)).containsExactly("1");
  }

  @Test
  void what_is_hidden_stays_until_it_is_shown() throws SQLException {
    sql.column("SELECT pgmq.send('steps', '1', 3600)");
    assertThat(pop(10, 0, null)).isEmpty();

    sql.column("SELECT pgmq.set_vt('steps', 1, 0)");

    assertThat(pop(10, 0, null)).containsExactly("1");
  }

  @Test
  void a_body_of_a_megabyte_travels_whole() throws SQLException {
    var body = "\"" + "x1é".repeat(350_000) + "\"";
    send(body, body);

    assertThat(pop(10, 0, null)).containsExactly(body, body);
  }

  @Test
  void strange_headers_do_not_break_a_pop_nor_keep_a_message_for_ever() throws SQLException {
    var headers =
        List.of(
            "null",
            "5",
            "\"label\"",
            "[]",
            "[{\"label\": 1}]",
            "{}",
            "{\"label\": null}",
            "{\"label\": \"1\"}",
            "{\"label\": []}",
            "{\"label\": {\"a\": [1]}}",
            "{\"label\": true}");
    for (var header : headers) {
      sql.column("SELECT pgmq.send('steps', '1', CAST(? AS jsonb))", header);
    }
    sql.column("INSERT INTO pgmq.q_steps (vt, message) VALUES (now(), NULL)");

    assertThat(pop(100, 0, "[1]")).hasSize(headers.size() + 1).contains("null");
  }

  @Test
  void a_label_of_any_size_is_compared_as_a_number() throws SQLException {
    sql.column("SELECT pgmq.send('steps', '1', CAST('{\"label\": 1e400}' AS jsonb))");
    sql.column("SELECT pgmq.send('steps', '2', CAST('{\"label\": 7.0}' AS jsonb))");

    assertThat(pop(10, 0, "[7]")).containsExactly("2");
  }

  @Test
  void stats_tell_depth_and_age() throws SQLException {
    var empty = sql.rows(messaging.statsStatement(QUEUE), Map.of()).getFirst();
    assertThat(empty).containsEntry("depth", 0L).containsEntry("oldest_seconds", null);
    send("1", "2");
    sql.column("UPDATE pgmq.q_steps SET enqueued_at = now() - interval '1 min' WHERE msg_id = 1");

    var stats = sql.rows(messaging.statsStatement(QUEUE), Map.of()).getFirst();

    assertThat(stats).containsEntry("depth", 2L);
    assertThat((Double) stats.get("oldest_seconds")).isBetween(60.0, 90.0);
  }

  @Test
  void steps_still_in_the_queue_are_found_once_each() throws SQLException {
    send(
        "{\"step_uuid\": \"a\"}",
        "{\"step_uuid\": \"a\"}",
        "{\"step_uuid\": \"b\"}",
        "5",
        "[\"step_uuid\"]",
        "{\"step_uuid\": {}}");

    assertThat(
            sql.rows(
                messaging.presentStepsStatement(QUEUE), Map.of("steps", new String[] {"a", "c"})))
        .containsExactly(Map.of("step", "a"));
  }

  private void send(String... bodies) throws SQLException {
    sendLabelled(Arrays.asList(bodies), new Integer[bodies.length]);
  }

  private void sendLabelled(List<String> bodies, @Nullable Integer... labels) throws SQLException {
    sql.rows(
        "WITH sent AS (" + messaging.sendPart(QUEUE, "p") + ") SELECT 1",
        Map.of(
            "p_bodies",
            bodies.toArray(String[]::new),
            "p_labels",
            labels,
            "p_traces",
            new String[0]));
  }

  private List<@Nullable Object> pop(int max, long from, @Nullable String labels)
      throws SQLException {
    return bodies(connection, QUEUE, max, from, labels);
  }

  private List<@Nullable Object> bodies(
      Connection consumer, QueueName queue, int max, long from, @Nullable String labels)
      throws SQLException {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("max", max);
    parameters.put("from", from);
    parameters.put("labels", labels);
    return new Sql(consumer)
        .rows(messaging.popStatement(queue), parameters).stream()
            .map(row -> row.get("body"))
            .toList();
  }
}
