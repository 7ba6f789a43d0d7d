package io.tasker.core.queue;

import io.tasker.contract.model.StepId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queues in the engine's own database: sends and receives are part of the transaction. */
public final class DatabaseQueues implements Queues {
  private static final String SEND_ONLY = Sql.read(DatabaseQueues.class, "send-only.sql");

  private final SqlMessaging messaging;
  private final Sql create;
  private final Sql exists;

  /** Runs the statements of a provider. */
  public DatabaseQueues(SqlMessaging messaging) {
    this.messaging = messaging;
    this.create = Sql.parse(messaging.createStatement());
    this.exists = Sql.parse(messaging.existsStatement());
  }

  @Override
  public String name() {
    return messaging.name();
  }

  @Override
  public boolean needSignals() {
    return true;
  }

  @Override
  public void create(Tx tx, QueueName queue) {
    tx.query(create, Params.of("queue", queue.value()), row -> queue);
  }

  @Override
  public boolean exists(Tx tx, QueueName queue) {
    return tx.query(exists, Params.of("queue", queue.value()), row -> row.truth(1)).getFirst();
  }

  @Override
  public Optional<QueueFill> fill(Tx tx, QueueName queue) {
    return tx
        .query(
            Sql.parse(messaging.statsStatement(queue)),
            Params.none(),
            row -> {
              Double oldest = row.doubleOrNull(2);
              return new QueueFill(row.bigint(1), oldest == null ? 0 : oldest);
            })
        .stream()
        .findFirst();
  }

  @Override
  public Set<StepId> present(Tx tx, QueueName queue, Collection<StepId> steps) {
    Sql sql = Sql.parse(messaging.presentStepsStatement(queue));
    Params params = Params.of("steps", steps.stream().map(StepId::toString).toArray(String[]::new));
    return new HashSet<>(tx.query(sql, params, row -> StepId.of(row.text(1))));
  }

  @Override
  public Outside outside() {
    return Outside.NOTHING;
  }

  @Override
  public Inbox inbox(QueueName queue) {
    return reader(queue);
  }

  @Override
  public Inboxes inboxes(List<QueueName> queues) {
    return new QueueReaders(queues.stream().map(this::reader).toList());
  }

  private QueueReader reader(QueueName queue) {
    return new QueueReader(messaging, queue, System::nanoTime);
  }

  @Override
  public Sends sends(Collection<Outgoing> messages) {
    return new SendParts(messages);
  }

  @Override
  public List<String> sendParts(List<QueueName> queues) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < queues.size(); i++) {
      String part = messaging.sendPart(queues.get(i), SendParts.prefix(i));
      parts.add("send" + i + " AS (\n" + part + "\n)");
    }
    return parts;
  }

  /** With their label, so that they do not come back to whoever cannot use them. */
  @Override
  public void putBack(Tx tx, QueueName queue, List<Returned> messages) {
    SendParts sends =
        new SendParts(
            messages.stream()
                .map(message -> new Outgoing(queue, message.body(), message.label()))
                .toList());
    Params params = Params.none();
    sends.bind(tx, params);
    tx.query(statement(sends.queues()), params, row -> row.integer(1));
  }

  private Sql statement(List<QueueName> queues) {
    return Sql.parse(SEND_ONLY.replace("PARTS", String.join(", ", sendParts(queues))));
  }
}
