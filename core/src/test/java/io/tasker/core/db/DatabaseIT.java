package io.tasker.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tasker.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseIT {
  private static final Sql COUNT = Sql.parse("SELECT count(*) FROM things");
  private static final Sql ADD = Sql.parse("INSERT INTO things VALUES (1)");

  private final TestDatabase server = TestDatabase.create();
  private final HikariDataSource pool = pool(server);
  private final Database database = new Database(pool);

  @BeforeEach
  void make_a_table() {
    update(Sql.parse("CREATE TABLE things (thing int)"));
  }

  @AfterEach
  void drop() {
    pool.close();
    server.close();
  }

  @Test
  void a_snapshot_does_not_see_what_is_committed_after_its_first_statement() {
    int seen =
        database.inSnapshot(
            tx -> {
              int before = count(tx);
              update(ADD);
              return before + count(tx);
            });

    assertThat(seen).isZero();
    assertThat(database.<Integer>inTransaction(DatabaseIT::count)).isEqualTo(1);
  }

  @Test
  void a_snapshot_refuses_to_write() {
    assertThatThrownBy(() -> database.inSnapshot(tx -> tx.update(ADD, Params.none())))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void the_next_transaction_of_the_connection_is_an_ordinary_one() {
    database.inSnapshot(DatabaseIT::count);

    update(ADD);

    assertThat(database.<Integer>inTransaction(DatabaseIT::count)).isEqualTo(1);
  }

  private void update(Sql sql) {
    database.inTransaction(tx -> tx.update(sql, Params.none()));
  }

  private static Integer count(Tx tx) {
    return tx.query(COUNT, Params.none(), row -> row.integer(1)).getFirst();
  }

  private static HikariDataSource pool(TestDatabase server) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.url());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }
}
