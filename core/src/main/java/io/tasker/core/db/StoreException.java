package io.tasker.core.db;

import java.io.Serial;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement failed; the kind says what to do about it. */
public final class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** What to do about a failed statement. */
  public enum Kind {
    /**
     * A value that a decision rested on has changed meanwhile: read and decide again. It is how our
     * own compare-and-set statements fail, by dividing by zero.
     */
    CONFLICT,
    /** The database is away, or asks to try again: the same transaction may succeed later. */
    TRANSIENT,
    /** Trying again will not help. */
    DEFECT
  }

  private final Kind kind;
  private final @Nullable String sqlState;

  StoreException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.sqlState = cause.getSQLState();
    this.kind = kindOf(cause.getSQLState());
  }

  /** A transaction met something that will be different next time. */
  public static StoreException tryAgain(String why) {
    return new StoreException(new SQLException(why, "40001")); // serialization failure
  }

  /** The failed statement behind a failure, if there is one. */
  public static Optional<StoreException> within(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreException known) {
        return Optional.of(known);
      }
      if (cause instanceof SQLException sql) {
        return Optional.of(new StoreException(sql));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the database did not answer, or is not in a state to. A deadlock, a lock that was not
   * to be had and a statement that took too long are answers.
   */
  public boolean isAway() {
    return sqlState == null
        || sqlState.startsWith("08")
        || sqlState.startsWith("53")
        || sqlState.startsWith("57P")
        || sqlState.startsWith("58");
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }

  /** PostgreSQL's error code, if the failure came from there. */
  public @Nullable String sqlState() {
    return sqlState;
  }

  private static Kind kindOf(@Nullable String sqlState) {
    if (sqlState == null) {
      return Kind.TRANSIENT; // the pool could not give a connection
    }
    if (sqlState.equals("22012")) {
      return Kind.CONFLICT;
    }
    // 08 connection, 40 serialization and deadlock, 53 resources, 55P03 lock timeout,
    // 57 operator intervention (shutdown, terminated, statement timeout), 58 system error
    return sqlState.startsWith("08")
            || sqlState.startsWith("40")
            || sqlState.startsWith("53")
            || sqlState.startsWith("57")
            || sqlState.startsWith("58")
            || sqlState.equals("55P03")
        ? Kind.TRANSIENT
        : Kind.DEFECT;
  }
}
