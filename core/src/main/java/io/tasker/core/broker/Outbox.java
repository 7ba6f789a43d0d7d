package io.tasker.core.broker;

import io.tasker.contract.model.StepId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.QueueFill;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The table of messages that are committed and not yet known to be in the broker. */
final class Outbox {
  private static final String INSERT_PART = Sql.read(Outbox.class, "outbox-insert-part.sql");
  private static final Sql INSERT = Sql.load(Outbox.class, "outbox-insert.sql");
  private static final Sql TAKE = Sql.load(Outbox.class, "outbox-take.sql");
  private static final Sql DELETE = Sql.load(Outbox.class, "outbox-delete.sql");
  private static final Sql STEPS = Sql.load(Outbox.class, "outbox-steps.sql");
  private static final Sql FILL = Sql.load(Outbox.class, "outbox-fill.sql");

  private Outbox() {}

  /**
   * Inserts a row as one part of a WITH statement. Parameters: {@code :PREFIX_id} uuid, {@code
   * :PREFIX_bodies} text[], {@code :PREFIX_traces} text[] or null, {@code :PREFIX_due} timestamptz.
   */
  static String insertPart(QueueName queue, String prefix) {
    return INSERT_PART.replace("PREFIX", prefix).replace("QUEUE", queue.value());
  }

  /** Keeps messages that are to be published at a later time. */
  static void insert(Tx tx, OutboxRow row, Instant dueAt) {
    tx.update(
        INSERT,
        Params.of("id", row.id().toString())
            .with("queue", row.queue().value())
            .with("bodies", row.bodies().toArray(String[]::new))
            .with("laps", row.laps())
            .with("due_at", dueAt));
  }

  /**
   * Takes over rows that are due.
   *
   * @param until when others may take them again
   * @param not of these queues
   */
  static List<OutboxRow> take(
      Tx tx, Instant now, Instant until, int max, Collection<QueueName> not) {
    return tx.query(
        TAKE,
        Params.of("now", now)
            .with("until", until)
            .with("max", max)
            .with("not", not.stream().map(QueueName::value).toArray(String[]::new)),
        Outbox::outboxRow);
  }

  /** Forgets rows whose messages are in the broker. */
  static void delete(Tx tx, Collection<UUID> ids) {
    tx.update(DELETE, Params.of("ids", ids.stream().map(UUID::toString).toArray(String[]::new)));
  }

  /**
   * How many messages have not been published yet, and since when the first one could have been.
   */
  static QueueFill fill(Tx tx, Instant now) {
    return tx.query(
            FILL,
            Params.of("now", now),
            row -> new QueueFill(row.bigint(1), Math.max(0, row.integer(2))))
        .getFirst();
  }

  /** Which of some steps have a message that waits for a queue. */
  static Set<StepId> steps(Tx tx, QueueName queue, Collection<StepId> steps) {
    Params params =
        Params.of("queue", queue.value())
            .with("steps", steps.stream().map(StepId::toString).toArray(String[]::new));
    return new HashSet<>(tx.query(STEPS, params, row -> StepId.of(row.text(1))));
  }

  private static OutboxRow outboxRow(Row row) throws SQLException {
    return new OutboxRow(
        row.uuid(1), new QueueName(row.text(2)), bodies(row), row.texts(4), row.integer(5));
  }

  private static List<String> bodies(Row row) throws SQLException {
    return row.texts(3).stream().map(Objects::requireNonNull).toList();
  }
}
