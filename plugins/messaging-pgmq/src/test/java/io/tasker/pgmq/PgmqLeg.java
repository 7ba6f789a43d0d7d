package io.tasker.pgmq;

import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.messaging.NamedSql;
import io.tasker.testkit.messaging.SqlBench;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the same cases are run: on our own tables, and on a server that has the extension. */
sealed interface PgmqLeg {
  /** The JDBC URL, with user and password, of a database with the extension. */
  String VARIABLE = "TASKER_TEST_PGMQ_URL";

  /** Opens a place for one case. */
  SqlBench open();

  /**
   * The legs that can be run. Says in one line if the extension's cannot.
   *
   * @param url value of the variable
   */
  static List<PgmqLeg> available(@Nullable String url, PrintStream out) {
    List<PgmqLeg> legs = new ArrayList<>(List.of(new OwnSchema()));
    if (url == null || url.isBlank()) {
      out.println("pgmq extension leg: not run (" + VARIABLE + " is not set)");
    } else {
      legs.add(new Extension(url));
    }
    return legs;
  }

  /** Our own tables, in a database of their own for each case. */
  record OwnSchema() implements PgmqLeg {
    @Override
    public SqlBench open() {
      TestDatabase database = PgmqDatabase.create();
      return new SqlBench(PgmqMessaging::new, database::connect, database::close);
    }
  }

  /** The extension's, in a database that is not ours: the queues that a case made are dropped. */
  record Extension(String url) implements PgmqLeg {
    @Override
    public SqlBench open() {
      try (Connection connection = connect()) {
        if (new PgmqSchema().appliesTo(connection)) {
          throw new AssertionError(
              VARIABLE
                  + " names a database without the extension; run CREATE EXTENSION pgmq there");
        }
      } catch (SQLException e) {
        throw new AssertionError(VARIABLE + " names a database that cannot be used", e);
      }
      return new SqlBench(PgmqMessaging::new, this::connect, this::dropQueues);
    }

    private Connection connect() throws SQLException {
      return DriverManager.getConnection(url);
    }

    private void dropQueues() {
      try (Connection connection = connect()) {
        new NamedSql(connection)
            .column(
                "SELECT pgmq.drop_queue(queue_name) FROM pgmq.meta"
                    + " WHERE queue_name LIKE 'case\\_%'");
      } catch (SQLException e) {
        throw new AssertionError("queues cannot be dropped", e);
      }
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Extension";
    }
  }
}
