package io.tasker.core.broker;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Publishes outbox rows that are due: those whose sender died or could not reach the broker, and
 * those that were to be published later. Any number of processes may sweep.
 */
public final class OutboxSweep {
  private static final System.Logger LOG = System.getLogger(OutboxSweep.class.getName());
  private static final Duration REST = Duration.ofSeconds(1);
  static final int ROWS = 100;

  private final Database database;
  private final Consumer<List<Outgoing>> publish;
  private final BooleanSupplier reachable;
  private final InstantSource clock;

  /**
   * For one process.
   *
   * @param publish returns when the broker has the messages; throws if it may not have them
   * @param reachable whether it is worth trying
   */
  public OutboxSweep(
      Database database,
      Consumer<List<Outgoing>> publish,
      BooleanSupplier reachable,
      InstantSource clock) {
    this.database = database;
    this.publish = publish;
    this.reachable = reachable;
    this.clock = clock;
  }

  /** Publishes some; returns how long to rest. */
  public Duration runOnce() {
    if (!reachable.getAsBoolean()) {
      return REST;
    }
    Instant now = clock.instant();
    Instant until = now.plus(BrokerQueues.PUBLISHED_WITHIN);
    List<OutboxRow> rows = database.inTransaction(tx -> Outbox.take(tx, now, until, ROWS));
    if (rows.isEmpty()) {
      return REST;
    }
    Map<QueueName, String> refusals = new TreeMap<>(Comparator.comparing(QueueName::value));
    List<OutboxRow> published = published(rows, until, refusals);
    forget(published);
    LOG.log(Level.DEBUG, "published from the outbox rows={0}", published.size());
    if (published.size() < rows.size()) {
      LOG.log(
          Level.WARNING,
          "messages cannot be published yet rows={0} why={1}",
          rows.size() - published.size(),
          refusals);
      return REST;
    }
    return rows.size() < ROWS ? REST : Duration.ZERO;
  }

  /**
   * One call for all, as a rule. What is refused is divided until it is known which rows it was:
   * one queue that takes nothing, or one message that is too large, must not hold back the others.
   *
   * @param until when others take over what is not published
   * @param refusals what was said last, by queue
   */
  private List<OutboxRow> published(
      List<OutboxRow> rows, Instant until, Map<QueueName, String> refusals) {
    try {
      publish.accept(rows.stream().flatMap(OutboxRow::messages).toList());
      return rows;
    } catch (TaskerException e) {
      refusals.put(rows.getFirst().queue(), String.valueOf(e.getMessage()));
      if (rows.size() == 1) {
        return List.of();
      }
      int half = rows.size() / 2;
      List<OutboxRow> published = new ArrayList<>();
      for (List<OutboxRow> part : List.of(rows.subList(0, half), rows.subList(half, rows.size()))) {
        if (reachable.getAsBoolean() && clock.instant().isBefore(until)) {
          published.addAll(published(part, until, refusals));
        }
      }
      return published;
    }
  }

  private void forget(List<OutboxRow> published) {
    database.inTransaction(
        tx -> {
          Outbox.delete(tx, published.stream().map(OutboxRow::id).toList());
          return published;
        });
  }
}
