package io.tasker.pgmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.ThreadLeakCheck;
import io.tasker.testkit.messaging.NamedSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ThreadLeakCheck.class)
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PgmqMessagesIT {
  private TestDatabase database;
  private Connection connection;
  private NamedSql sql;

  @BeforeEach
  void open() throws SQLException {
    database = PgmqDatabase.create();
    connection = database.connect();
    sql = new NamedSql(connection);
    sql.column("SELECT pgmq.create('q')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send('q', CAST('{\"a\": 1}' AS jsonb))",
        "send('q', CAST('{\"a\": 1}' AS jsonb), 0)",
        "send('q', CAST('{\"a\": 1}' AS jsonb), now())",
        "send_batch('q', ARRAY[CAST('{\"a\": 1}' AS jsonb)])",
        "send_batch('q', ARRAY[CAST('{\"a\": 1}' AS jsonb)], 0)",
        "send_batch('q', ARRAY[CAST('{\"a\": 1}' AS jsonb)], now())"
      })
  void every_way_of_sending_without_headers_arrives(String call) throws SQLException {
    assertThat(sql.column("SELECT * FROM pgmq." + call)).containsExactly(1L);

    assertThat(sql.value("SELECT CAST(message AS text) || headers FROM pgmq.read('q', 30, 5)"))
        .isNull();
    assertThat(sql.value("SELECT message->>'a' FROM pgmq.q_q")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send('q', CAST('5' AS jsonb), CAST('{\"h\": 2}' AS jsonb))",
        "send('q', CAST('5' AS jsonb), CAST('{\"h\": 2}' AS jsonb), 0)",
        "send('q', CAST('5' AS jsonb), CAST('{\"h\": 2}' AS jsonb), now())",
        "send_batch('q', ARRAY[CAST('5' AS jsonb)], ARRAY[CAST('{\"h\": 2}' AS jsonb)])",
        "send_batch('q', ARRAY[CAST('5' AS jsonb)], ARRAY[CAST('{\"h\": 2}' AS jsonb)], 0)",
        "send_batch('q', ARRAY[CAST('5' AS jsonb)], ARRAY[CAST('{\"h\": 2}' AS jsonb)], now())"
      })
  void every_way_of_sending_with_headers_arrives(String call) throws SQLException {
    assertThat(sql.column("SELECT * FROM pgmq." + call)).containsExactly(1L);

    assertThat(sql.value("SELECT message || (headers->'h') FROM pgmq.read('q', 30, 5)"))
        .hasToString("[5, 2]");
  }

  @Test
  void a_batch_keeps_its_order_and_its_headers() throws SQLException {
    assertThat(
            sql.column(
                "SELECT * FROM pgmq.send_batch('q', CAST(ARRAY['10', '20', '30'] AS jsonb[]),"
                    + " CAST(ARRAY['1', NULL, '3'] AS jsonb[]))"))
        .containsExactly(1L, 2L, 3L);
    assertThat(
            sql.column(
                "SELECT CAST(message AS text) || coalesce(CAST(headers AS text), '-')"
                    + " FROM pgmq.read('q', 30, 5)"))
        .containsExactly("101", "20-", "303");
    assertThatThrownBy(
            () ->
                sql.column(
                    "SELECT pgmq.send_batch('q', CAST(ARRAY['1'] AS jsonb[]),"
                        + " CAST(ARRAY['1', '2'] AS jsonb[]))"))
        .hasMessageContaining("there are 1 messages but 2 headers");
  }

  @Test
  void a_delayed_message_is_seen_when_its_time_has_come() throws SQLException {
    sql.column("SELECT pgmq.send('q', '1', 3600)");
    sql.column("SELECT pgmq.send('q', CAST('2' AS jsonb), now() + interval '1 hour')");
    assertThat(sql.column("SELECT msg_id FROM pgmq.read('q', 30, 5)")).isEmpty();
    assertThat(sql.column("SELECT msg_id FROM pgmq.pop('q')")).isEmpty();

    sql.column("SELECT pgmq.set_vt('q', 2, 0)");

    assertThat(sql.column("SELECT msg_id FROM pgmq.read('q', 30, 5)")).containsExactly(2L);
  }

  @Test
  void a_read_message_is_hidden_counted_and_stamped() throws SQLException {
    sql.column("SELECT pgmq.send('q', '1')");

    assertThat(
            sql.value(
                "SELECT concat_ws(' ', msg_id, read_ct, enqueued_at <= now(),"
                    + " last_read_at >= now(), vt > now() + interval '29 s')"
                    + " FROM pgmq.read('q', 30, 1)"))
        .isEqualTo("1 1 t t t");
    assertThat(sql.column("SELECT * FROM pgmq.read('q', 30, 1)")).isEmpty();
    assertThat(sql.value("SELECT vt <= clock_timestamp() FROM pgmq.set_vt('q', 1, 0)"))
        .isEqualTo(true);
    assertThat(sql.value("SELECT read_ct FROM pgmq.read('q', 30, 1)")).isEqualTo(2);
    assertThat(sql.column("SELECT * FROM pgmq.set_vt('q', 99, 0)")).isEmpty();
  }

  @Test
  void a_condition_passes_over_what_does_not_contain_it() throws SQLException {
    sql.column("SELECT pgmq.send_batch('q', CAST(ARRAY['{\"k\":1}','{\"k\":2}'] AS jsonb[]))");

    assertThat(sql.column("SELECT msg_id FROM pgmq.read('q', 30, 5, '{\"k\":2}')"))
        .containsExactly(2L);
  }

  @Test
  void polling_returns_at_once_when_something_is_there_and_gives_up_in_time() throws SQLException {
    assertThat(sql.column("SELECT * FROM pgmq.read_with_poll('q', 30, 1, 0, 10)")).isEmpty();
    sql.column("SELECT pgmq.send('q', '1')");
    assertThat(sql.column("SELECT msg_id FROM pgmq.read_with_poll('q', 30, 1)"))
        .containsExactly(1L);
  }

  @Test
  void polling_finds_what_is_sent_meanwhile() throws Exception {
    try (var other = database.connect()) {
      var polled =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return new NamedSql(other)
                      .column("SELECT msg_id FROM pgmq.read_with_poll('q', 30, 1, 30, 10)");
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              });
      sql.column("SELECT pgmq.send('q', '1')");

      assertThat(polled.get(20, TimeUnit.SECONDS)).containsExactly(1L);
    }
  }

  @Test
  void pop_takes_the_oldest_and_leaves_nothing_behind() throws SQLException {
    sql.column("SELECT pgmq.send_batch('q', CAST(ARRAY['1', '2', '3'] AS jsonb[]))");

    assertThat(sql.column("SELECT msg_id FROM pgmq.pop('q')")).containsExactly(1L);
    assertThat(sql.column("SELECT msg_id FROM pgmq.pop('q', 5)")).containsExactly(2L, 3L);
    assertThat(sql.column("SELECT * FROM pgmq.q_q")).isEmpty();
  }

  @Test
  void deleting_says_what_was_there() throws SQLException {
    sql.column("SELECT pgmq.send_batch('q', CAST(ARRAY['1', '2', '3'] AS jsonb[]))");

    assertThat(sql.value("SELECT pgmq.delete('q', 1)")).isEqualTo(true);
    assertThat(sql.value("SELECT pgmq.delete('q', 1)")).isEqualTo(false);
    assertThat(sql.column("SELECT * FROM pgmq.delete('q', CAST(ARRAY[1, 2, 3] AS bigint[]))"))
        .containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void archiving_moves_the_whole_message() throws SQLException {
    sql.column("SELECT pgmq.send('q', '{\"a\": 1}', CAST('{\"h\": 2}' AS jsonb))");
    sql.column("SELECT pgmq.send_batch('q', CAST(ARRAY['2', '3'] AS jsonb[]))");
    sql.column("SELECT pgmq.read('q', 30, 1)");

    assertThat(sql.value("SELECT pgmq.archive('q', 1)")).isEqualTo(true);
    assertThat(sql.value("SELECT pgmq.archive('q', 1)")).isEqualTo(false);
    assertThat(sql.column("SELECT * FROM pgmq.archive('q', CAST(ARRAY[1, 2, 3] AS bigint[]))"))
        .containsExactlyInAnyOrder(2L, 3L);
    assertThat(
            sql.value(
                "SELECT concat_ws(' ', message, headers, read_ct, last_read_at IS NOT NULL,"
                    + " archived_at <= now()) FROM pgmq.a_q WHERE msg_id = 1"))
        .isEqualTo("{\"a\": 1} {\"h\": 2} 1 t t");
    assertThat(sql.column("SELECT * FROM pgmq.q_q")).isEmpty();
  }
}
