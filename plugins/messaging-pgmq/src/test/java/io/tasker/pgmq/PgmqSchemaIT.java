package io.tasker.pgmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.ThreadLeakCheck;
import io.tasker.testkit.messaging.NamedSql;
import java.sql.Connection;
import java.sql.SQLException;
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
class PgmqSchemaIT {
  private final PgmqSchema schema = new PgmqSchema();
  private TestDatabase database;
  private Connection connection;
  private NamedSql sql;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.create();
    connection = database.connect();
    sql = new NamedSql(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void it_applies_to_an_empty_database_and_to_its_own_work() throws SQLException {
    assertThat(schema.appliesTo(connection)).isTrue();

    PgmqDatabase.migrate(connection);

    assertThat(schema.appliesTo(connection)).isTrue();
  }

  @Test
  void it_leaves_a_schema_of_somebody_else_alone() throws SQLException {
    sql.column("CREATE SCHEMA pgmq");
    assertThat(schema.appliesTo(connection)).isFalse();

    sql.column("COMMENT ON SCHEMA pgmq IS 'queues of the accounting department'");
    assertThat(schema.appliesTo(connection)).isFalse();
    assertThatThrownBy(() -> PgmqDatabase.migrate(connection))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("already exists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5.0", "1.5", "1.10.2", "2.0.0", "main"})
  void it_steps_back_where_the_extension_is_installed(String version) throws SQLException {
    pretendExtension(version);

    assertThat(schema.appliesTo(connection)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.4.5", "1.1", "0.33.0"})
  void an_extension_without_headers_is_refused_with_what_helps(String version) throws SQLException {
    pretendExtension(version);

    assertThatThrownBy(() -> schema.appliesTo(connection))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEMA_INVALID))
        .hasMessageContaining("version " + version + " of the extension pgmq; 1.5 or newer")
        .hasMessageContaining("ALTER EXTENSION pgmq UPDATE");
  }

  /** The extension is not in the test server's programs: this is the entry that it would make. */
  private void pretendExtension(String version) throws SQLException {
    sql.column(
        "INSERT INTO pg_extension"
            + " (oid, extname, extowner, extnamespace, extrelocatable, extversion)"
            + " VALUES (999999, 'pgmq', 10, 2200, false, ?)",
        version);
  }

  @Test
  void a_queue_has_the_public_columns_and_is_vacuumed_early() throws SQLException {
    PgmqDatabase.migrate(connection);
    sql.column("SELECT pgmq.create('orders')");

    assertThat(columns("q_orders"))
        .isEqualTo("msg_id,read_ct,enqueued_at,last_read_at,vt,message,headers");
    assertThat(columns("a_orders"))
        .isEqualTo("msg_id,read_ct,enqueued_at,last_read_at,archived_at,vt,message,headers");
    assertThat(
            sql.column(
                "SELECT indexdef FROM pg_indexes WHERE tablename = 'q_orders' ORDER BY indexname"))
        .hasSize(2)
        .satisfies(
            definitions -> {
              assertThat(definitions.getFirst().toString()).endsWith("(msg_id)");
              assertThat(definitions.getLast().toString()).endsWith("(vt)");
            });
    assertThat(sql.value("SELECT CAST(reloptions AS text) FROM pg_class WHERE relname='q_orders'"))
        .asString()
        .contains("autovacuum_vacuum_scale_factor=0.02", "autovacuum_vacuum_cost_delay=2");
  }

  private Object columns(String table) throws SQLException {
    return sql.value(
        "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
            + " WHERE attrelid = CAST('pgmq."
            + table
            + "' AS regclass) AND attnum > 0");
  }
}
