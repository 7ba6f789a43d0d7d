package io.tasker.pgmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.ThreadLeakCheck;
import io.tasker.testkit.messaging.SqlBench;
import io.tasker.testkit.messaging.SqlMessagingCases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements, on our own tables and, where there is one, on those of the extension. */
@ExtendWith(ThreadLeakCheck.class)
@Timeout(60)
@ParameterizedClass
@MethodSource("legs")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PgmqStatementsIT extends SqlMessagingCases {
  private final PgmqLeg leg;

  PgmqStatementsIT(PgmqLeg leg) {
    this.leg = leg;
  }

  static List<PgmqLeg> legs() {
    return PgmqLeg.available(System.getenv(PgmqLeg.VARIABLE), System.out);
  }

  @Override
  protected SqlBench openBench() {
    return leg.open();
  }

  @Test
  void what_is_hidden_stays_until_it_is_shown() {
    QueueName queue = newQueue();
    run("SELECT pgmq.send('" + queue + "', '1', 3600)");
    assertThat(takeAll(queue)).isEmpty();

    run("SELECT pgmq.set_vt('" + queue + "', 1, 0)");

    assertThat(takeAll(queue)).containsExactly("1");
  }

  @Test
  void what_any_client_sends_is_taken_and_what_we_send_any_client_reads() {
    QueueName queue = newQueue();
    run("SELECT pgmq.send('" + queue + "', '{\"n\": 1}')");
    assertThat(takeAll(queue)).containsExactly("{\"n\": 1}");

    bench().send(queue, List.of("{\"n\": 2}", "{\"n\": 3}"));

    assertThat(run("SELECT message->>'n' FROM pgmq.read('" + queue + "', 0, 1)"))
        .containsExactly("2");
    assertThat(run("SELECT message->>'n' FROM pgmq.pop('" + queue + "')")).containsExactly("2");
    assertThat(run("SELECT pgmq.archive('" + queue + "', 3)")).containsExactly(true);
    assertThat(run("SELECT message->>'n' FROM pgmq.a_" + queue)).containsExactly("3");
    assertThat(run("SELECT count(*) FROM pgmq.meta WHERE queue_name = '" + queue + "'"))
        .containsExactly(1L);
  }

  @Test
  void strange_headers_do_not_break_a_pop_nor_keep_a_message_for_ever() {
    QueueName queue = newQueue();
    List<String> headers =
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
    for (String header : headers) {
      run("SELECT pgmq.send('" + queue + "', '1', CAST('" + header + "' AS jsonb))");
    }
    run("INSERT INTO pgmq.q_" + queue + " (vt, message) VALUES (now(), NULL)");

    assertThat(labelled(queue, Labels.of(1))).hasSize(headers.size() + 1).contains("null");
  }

  @Test
  void a_label_of_any_size_is_compared_as_a_number() {
    QueueName queue = newQueue();
    run("SELECT pgmq.send('" + queue + "', '1', CAST('{\"label\": 1e400}' AS jsonb))");
    run("SELECT pgmq.send('" + queue + "', '2', CAST('{\"label\": 7.0}' AS jsonb))");

    assertThat(labelled(queue, Labels.of(7))).containsExactly("2");
  }

  @Test
  void stats_tell_the_age_of_the_oldest() {
    QueueName queue = newQueue();
    bench().send(queue, List.of("1", "2"));
    run("UPDATE pgmq.q_" + queue + " SET enqueued_at = now() - interval '1 min' WHERE msg_id = 1");

    String stats = sqlBench().messaging().statsStatement(queue);

    assertThat(run("SELECT oldest_seconds BETWEEN 60 AND 90 FROM (" + stats + ") s"))
        .containsExactly(true);
  }

  private List<String> labelled(QueueName queue, Labels labels) {
    try (var taken = sqlBench().take(queue, 100, 0, labels)) {
      return taken.bodies();
    }
  }

  private List<@Nullable Object> run(String sql) {
    return sqlBench().commit(connection -> connection.column(sql));
  }
}
