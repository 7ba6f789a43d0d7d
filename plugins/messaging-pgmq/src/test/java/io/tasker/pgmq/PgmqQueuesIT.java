package io.tasker.pgmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.ThreadLeakCheck;
import io.tasker.testkit.messaging.NamedSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
import org.postgresql.util.PSQLException;

@ExtendWith(ThreadLeakCheck.class)
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PgmqQueuesIT {
  private TestDatabase database;
  private Connection connection;
  private NamedSql sql;

  @BeforeEach
  void open() throws SQLException {
    database = PgmqDatabase.create();
    connection = database.connect();
    sql = new NamedSql(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void a_queue_is_made_once_and_listed() throws SQLException {
    sql.column("SELECT pgmq.create('b')");
    sql.column("SELECT pgmq.send('b', '{}')");
    sql.column("SELECT pgmq.create('b')");
    sql.column("SELECT pgmq.create_non_partitioned('a')");
    sql.column("SELECT pgmq.create_unlogged('c')");

    assertThat(
            sql.column(
                "SELECT concat_ws(' ', queue_name, is_partitioned, is_unlogged,"
                    + " created_at <= now()) FROM pgmq.list_queues()"))
        .containsExactly("a f f t", "b f f t", "c f t t");
    assertThat(sql.value("SELECT relpersistence FROM pg_class WHERE relname = 'q_c'"))
        .isEqualTo("u");
    assertThat(sql.value("SELECT queue_length FROM pgmq.metrics('b')")).isEqualTo(1L);
  }

  @Test
  void two_who_make_the_same_queue_wait_for_each_other() throws Exception {
    connection.setAutoCommit(false);
    sql.column("SELECT pgmq.create('raced')");
    try (var other = database.connect()) {
      var created =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return new NamedSql(other).column("SELECT pgmq.create('RACED')");
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              });
      Eventually.until(
          "the other one waits for the lock",
          Duration.ofSeconds(10),
          () -> waiting("SELECT count(*) FROM pg_locks WHERE locktype='advisory' AND NOT granted"));
      connection.commit();
      created.get(10, TimeUnit.SECONDS);
    }
    assertThat(sql.column("SELECT queue_name FROM pgmq.list_queues()")).containsExactly("raced");
  }

  @Test
  void names_that_differ_only_in_case_are_one_queue() throws SQLException {
    var messaging = new PgmqMessaging();
    sql.column("SELECT pgmq.create('MixedCase')");
    sql.column("SELECT pgmq.create('mixedcase')");

    sql.column("SELECT pgmq.send('MIXEDCASE', '{\"n\": 1}')");

    assertThat(sql.column("SELECT queue_name FROM pgmq.list_queues()"))
        .containsExactly("MixedCase");
    assertThat(sql.column("SELECT to_regclass('pgmq.q_mixedcase') IS NOT NULL"))
        .containsExactly(true);
    assertThat(sql.column(messaging.statsStatement(new QueueName("MixedCase"))))
        .containsExactly(1L);
    assertThat(sql.value("SELECT pgmq.drop_queue('mixedCASE')")).isEqualTo(true);
    assertThat(sql.column("SELECT * FROM pgmq.list_queues()")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9lives",
        "a-b",
        "a b",
        "q; DROP TABLE pgmq.meta",
        "ünïcode",
        "a\n",
        "a234567890123456789012345678901234567890b1234567"
      })
  void a_bad_name_is_refused_with_the_rule(String name) throws SQLException {
    for (var call : new String[] {"create(?)", "drop_queue(?)", "send(?, '{}')", "metrics(?)"}) {
      assertThatThrownBy(() -> sql.column("SELECT pgmq." + call, name))
          .isInstanceOfSatisfying(
              PSQLException.class,
              e -> {
                assertThat(e.getSQLState()).isEqualTo("22023");
                assertThat(e.getMessage()).contains("invalid queue name \"" + name + "\"");
                assertThat(e.getServerErrorMessage().getHint()).contains("up to 46 letters");
              });
    }
    assertThat(sql.column("SELECT * FROM pgmq.list_queues()")).isEmpty();
  }

  @Test
  void the_longest_name_fits() throws SQLException {
    var longest = "a23456789012345678901234567890123456789012345_7";

    sql.column("SELECT pgmq.create(?)", longest);

    assertThat(longest).hasSize(47);
    assertThat(sql.value("SELECT pgmq.send(?, '{}')", longest)).isEqualTo(1L);
    assertThat(sql.value("SELECT total_messages FROM pgmq.metrics(?)", longest)).isEqualTo(1L);
  }

  @Test
  void an_unknown_queue_is_named_beside_the_known_ones() throws SQLException {
    assertThatThrownBy(() -> sql.column("SELECT pgmq.read('orders', 1, 1)"))
        .hasMessageContaining("queue \"orders\" does not exist")
        .hasMessageContaining("There are no queues");
    sql.column("SELECT pgmq.create('order')");

    assertThatThrownBy(() -> sql.column("SELECT pgmq.pop('orders')"))
        .isInstanceOfSatisfying(
            PSQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"))
        .hasMessageContaining("Queues are: order.");
  }

  @Test
  void a_name_that_collides_with_another_queues_sequence_is_refused() throws SQLException {
    sql.column("SELECT pgmq.create('x')");

    assertThatThrownBy(() -> sql.column("SELECT pgmq.create('x_msg_id_seq')"))
        .hasMessageContaining("already exists");
    assertThatThrownBy(() -> sql.column("SELECT pgmq.send('x_msg_id_seq', '{}')"))
        .hasMessageContaining("does not exist");
  }

  @Test
  void a_dropped_queue_is_gone_with_its_archive() throws SQLException {
    sql.column("SELECT pgmq.create('gone')");

    assertThat(sql.value("SELECT pgmq.drop_queue('gone')")).isEqualTo(true);
    assertThat(sql.value("SELECT pgmq.drop_queue('gone')")).isEqualTo(false);
    assertThat(sql.value("SELECT to_regclass('pgmq.a_gone')")).isNull();
  }

  @Test
  void purging_empties_the_queue_and_keeps_the_archive() throws SQLException {
    sql.column("SELECT pgmq.create('full')");
    sql.column("SELECT pgmq.send_batch('full', CAST(ARRAY['1', '2', '3'] AS jsonb[]))");
    sql.column("SELECT pgmq.archive('full', 1)");

    assertThat(sql.value("SELECT pgmq.purge_queue('full')")).isEqualTo(2L);
    assertThat(sql.value("SELECT count(*) FROM pgmq.q_full")).isEqualTo(0L);
    assertThat(sql.value("SELECT count(*) FROM pgmq.a_full")).isEqualTo(1L);
  }

  @Test
  void metrics_count_what_is_there_what_is_visible_and_what_ever_was() throws SQLException {
    sql.column("SELECT pgmq.create('Busy')");
    sql.column("SELECT pgmq.create('idle')");
    sql.column("SELECT pgmq.send_batch('Busy', CAST(ARRAY['1', '2', '3'] AS jsonb[]))");
    sql.column("SELECT pgmq.send('Busy', '4', 3600)");
    sql.column("SELECT pgmq.pop('Busy')");
    sql.column("UPDATE pgmq.q_busy SET enqueued_at = now() - interval '90 s' WHERE msg_id = 2");

    assertThat(
            sql.column(
                "SELECT concat_ws(' ', queue_name, queue_length, queue_visible_length,"
                    + " total_messages, oldest_msg_age_sec BETWEEN 89 AND 100,"
                    + " newest_msg_age_sec < 80, scrape_time > now()) FROM pgmq.metrics_all()"))
        .containsExactly("Busy 3 2 4 t t t", "idle 0 0 0 t");
    assertThat(sql.value("SELECT queue_length FROM pgmq.metrics('Busy')")).isEqualTo(3L);
  }

  private boolean waiting(String query) {
    try {
      return !Long.valueOf(0).equals(sql.value(query));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
