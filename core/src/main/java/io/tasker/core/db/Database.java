package io.tasker.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Transactions on one pool. Connections of the pool have autocommit off. */
public final class Database {
  private static final Sql BEGIN_SNAPSHOT = Sql.load(Database.class, "begin-snapshot.sql");

  private final DataSource pool;
  private final TransactionWitness witness;

  /** Uses a pool whose connections have autocommit off. */
  public Database(DataSource pool) {
    this(pool, TransactionWitness.NOBODY);
  }

  /** The same; somebody learns how each transaction ends. */
  public Database(DataSource pool, TransactionWitness witness) {
    this.pool = pool;
    this.witness = witness;
  }

  /**
   * Runs work in one transaction: committed when it returns, rolled back when it throws. Blocks for
   * a connection as long as the pool allows.
   *
   * @throws StoreException if a statement, the commit or getting a connection fails
   */
  public <T> T inTransaction(Function<Tx, T> work) {
    try {
      T value = committed(work);
      witness.committed();
      return value;
    } catch (StoreException e) {
      witness.failed(e);
      throw e;
    }
  }

  private <T> T committed(Function<Tx, T> work) {
    Ends ends = new Ends();
    try (Connection connection = pool.getConnection()) {
      return inTransaction(connection, work, ends);
    } catch (SQLException e) {
      throw new StoreException(e);
    } finally {
      ends.tell(); // not before others can have the connection: it may take long
    }
  }

  private static <T> T inTransaction(Connection connection, Function<Tx, T> work, Ends ends)
      throws SQLException {
    try {
      T value = work.apply(new Tx(connection, ends));
      // Also after queryAndCommit: costs nothing then, since the driver knows no transaction is
      // open.
      connection.commit();
      ends.committed();
      return value;
    } catch (RuntimeException | Error e) {
      rollback(connection, e);
      throw e;
    }
  }

  /**
   * Runs work in one transaction that sees a single instant, as of its first statement, and can
   * write nothing. Vacuum is held back for as long as it takes.
   *
   * @throws StoreException if a statement fails, also because it tries to write, or getting a
   *     connection does
   */
  public <T> T inSnapshot(Function<Tx, T> work) {
    return inTransaction(
        tx -> {
          tx.update(BEGIN_SNAPSHOT, Params.none());
          return work.apply(tx);
        });
  }

  private static void rollback(Connection connection, Throwable why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e); // the connection is broken; the pool will notice and drop it
    }
  }
}
