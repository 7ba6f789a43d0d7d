package io.tasker.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds besides for every messaging whose queues are in the engine's database. */
public abstract class SqlMessagingCases extends MessagingCases {
  @Override
  protected abstract SqlBench openBench();

  /** The bench of the present case. */
  protected final SqlBench sqlBench() {
    return (SqlBench) bench();
  }

  @Test
  void a_queue_is_there_from_its_creation_on() {
    QueueName missing = new QueueName("case_" + UUID.randomUUID().toString().replace('-', '_'));

    assertThat(exists(missing)).isEqualTo(false);
    assertThat(exists(newQueue())).isEqualTo(true);
  }

  @Test
  void one_statement_sends_to_several_queues() {
    QueueName one = newQueue();
    QueueName other = newQueue();
    SqlMessaging messaging = sqlBench().messaging();

    sqlBench()
        .commit(
            sql ->
                sql.rows(
                    "WITH a AS (%s), b AS (%s) SELECT 1"
                        .formatted(messaging.sendPart(one, "p1"), messaging.sendPart(other, "p2")),
                    Map.of(
                        "p1_bodies", new String[] {"1"},
                        "p1_labels", new Integer[] {null},
                        "p1_traces", new String[] {null},
                        "p2_bodies", new String[] {"2"},
                        "p2_labels", new Integer[] {7},
                        "p2_traces", new String[] {"00-a-b-01"})));

    assertThat(takeAll(one)).containsExactly("1");
    assertThat(take(other, 10, 0, Labels.of(7))).containsExactly("2");
  }

  @Test
  void taking_may_be_one_part_of_a_statement() {
    QueueName queue = newQueue();
    bench().send(queue, List.of("1", "2"));
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("max", 10);
    parameters.put("from", 0L);
    parameters.put("labels", null);
    String statement =
        "WITH q AS (" + sqlBench().messaging().popStatement(queue) + ") SELECT id, body FROM q";

    List<Map<String, @Nullable Object>> taken =
        sqlBench().commit(sql -> sql.rows(statement, parameters));
    assertThat(taken).hasSize(2);
    assertThat(takeAll(queue)).isEmpty();
  }

  @Test
  void a_message_comes_with_the_trace_it_was_sent_with() {
    QueueName queue = newQueue();
    sqlBench()
        .send(
            queue,
            List.of("1", "2", "3"),
            new Integer[] {7, null, 7},
            new String[] {"00-a-b-01", "00-c-d-01", null});

    try (var taken = sqlBench().take(queue, 10, 0, Labels.of(7))) {
      assertThat(taken.traced()).containsExactlyInAnyOrder("1 00-a-b-01", "2 00-c-d-01", "3 null");
    }
  }

  @Test
  void a_consumer_takes_only_its_labels_and_what_has_none() {
    QueueName queue = newQueue();
    sqlBench().send(queue, List.of("1", "2", "3", "4"), 10, 20, null, 30);

    assertThat(take(queue, 10, 0, Labels.of(10, 30))).containsExactlyInAnyOrder("1", "3", "4");
    assertThat(take(queue, 10, 0, Labels.of())).isEmpty();
    assertThat(take(queue, 10, 0, null)).containsExactly("2");
  }

  @Test
  void the_limit_counts_only_what_may_be_taken() {
    QueueName queue = newQueue();
    sqlBench().send(queue, List.of("1", "2", "3"), 10, 10, 20);

    assertThat(take(queue, 1, 0, Labels.of(20))).containsExactly("3");
  }

  @Test
  void ids_below_the_mark_are_not_looked_at() {
    QueueName queue = newQueue();
    bench().send(queue, List.of("1", "2", "3"));

    assertThat(take(queue, 10, 2, null)).containsExactlyInAnyOrder("2", "3");
    assertThat(take(queue, 10, 4, null)).isEmpty();
    assertThat(take(queue, 10, 0, null)).containsExactly("1");
  }

  @Test
  void stats_tell_the_depth_and_that_nothing_is_old_in_an_empty_queue() {
    QueueName queue = newQueue();
    assertThat(stats(queue)).containsEntry("depth", 0L).containsEntry("oldest_seconds", null);
    bench().send(queue, List.of("1", "2"));

    Map<String, @Nullable Object> stats = stats(queue);

    assertThat(stats).containsEntry("depth", 2L);
    assertThat((Double) stats.get("oldest_seconds")).isBetween(0.0, 60.0);
  }

  @Test
  void steps_still_in_the_queue_are_found_once_each() {
    QueueName queue = newQueue();
    bench()
        .send(
            queue,
            List.of(
                "{\"step_uuid\": \"a\"}",
                "{\"step_uuid\": \"a\"}",
                "{\"step_uuid\": \"b\"}",
                "5",
                "[\"step_uuid\"]",
                "{\"step_uuid\": {}}"));

    assertThat(sqlBench().present(queue, "a", "c")).containsExactly("a");
  }

  private List<String> take(QueueName queue, int max, long from, @Nullable Labels labels) {
    try (QueueBench.Taken taken = sqlBench().take(queue, max, from, labels)) {
      taken.done();
      return taken.bodies();
    }
  }

  private @Nullable Object exists(QueueName queue) {
    return sqlBench()
        .commit(
            sql ->
                sql.rows(sqlBench().messaging().existsStatement(), Map.of("queue", queue.value())))
        .getFirst()
        .get("present");
  }

  private Map<String, @Nullable Object> stats(QueueName queue) {
    return sqlBench()
        .commit(sql -> sql.rows(sqlBench().messaging().statsStatement(queue), Map.of()))
        .getFirst();
  }
}
