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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Publishes outbox rows that are due: those whose sender died or could not reach the broker, and
 * those that were to be published later. Any number of processes may sweep.
 */
public final class OutboxSweep {
  private static final System.Logger LOG = System.getLogger(OutboxSweep.class.getName());
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  static final int ROWS = 100;

  private final Database database;
  private final Consumer<List<Outgoing>> publish;
  private final BooleanSupplier reachable;
  private final InstantSource clock;
  private final OutboxForgetting forgetting;
  private final Map<QueueName, FutureTask<Boolean>> begun = new HashMap<>(); // of the one sweeper

  /**
   * For one process.
   *
   * @param publish returns when the broker has the messages; throws if it may not have them; is
   *     called for several queues at the same time
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
    this.forgetting = new OutboxForgetting(database);
  }

  /**
   * Publishes some, each queue's on a thread of their own; returns how long to rest. A queue that
   * takes its time is waited for no longer than two seconds, and left out until it is done.
   */
  public Duration runOnce() {
    begun.values().removeIf(OutboxSweep::isOver);
    if (!reachable.getAsBoolean()) {
      return REST;
    }
    Instant now = clock.instant();
    Instant until = now.plus(BrokerQueues.PUBLISHED_WITHIN);
    Set<QueueName> busy = begun.keySet();
    List<OutboxRow> rows = database.inTransaction(tx -> Outbox.take(tx, now, until, ROWS, busy));
    Map<QueueName, List<OutboxRow>> byQueue =
        rows.stream().collect(Collectors.groupingBy(OutboxRow::queue));
    List<FutureTask<Boolean>> parts =
        byQueue.entrySet().stream().map(e -> begin(e.getKey(), e.getValue(), until)).toList();
    boolean well = await(parts);
    return well && rows.size() == ROWS ? Duration.ZERO : REST;
  }

  private FutureTask<Boolean> begin(QueueName queue, List<OutboxRow> rows, Instant until) {
    FutureTask<Boolean> part = new FutureTask<>(() -> sweep(queue, rows, until));
    begun.put(queue, part);
    Thread.ofVirtual().name("outbox-sweep-" + queue).start(part);
    return part;
  }

  private static boolean isOver(FutureTask<Boolean> part) {
    if (part.state() == Future.State.FAILED) {
      LOG.log(Level.ERROR, "a sweep of the outbox failed", part.exceptionNow());
    }
    return part.isDone();
  }

  /** Whether all are done, and well. */
  private boolean await(List<FutureTask<Boolean>> parts) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean well = true;
    for (FutureTask<Boolean> part : parts) {
      try {
        well &= part.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        well = false;
      } catch (ExecutionException e) {
        begun.values().remove(part);
        throw new IllegalStateException("a sweep of the outbox failed", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return well;
  }

  private boolean sweep(QueueName queue, List<OutboxRow> rows, Instant until) {
    AtomicReference<String> refusal = new AtomicReference<>("");
    List<OutboxRow> published = published(rows, until, refusal);
    forgetting.confirmed(published);
    forgetting.forget();
    LOG.log(Level.DEBUG, "published from the outbox queue={0} rows={1}", queue, published.size());
    boolean well = published.size() == rows.size();
    if (!well) {
      LOG.log(
          Level.WARNING,
          "messages cannot be published yet queue={0} rows={1} reason=\"{2}\"",
          queue,
          rows.size() - published.size(),
          refusal.get());
    }
    return well;
  }

  /**
   * One call for all, as a rule. What is refused is divided until it is known which rows it was:
   * one message that is too large must not hold back the others.
   *
   * @param until when others take over what is not published
   * @param refusal what was said last
   */
  private List<OutboxRow> published(
      List<OutboxRow> rows, Instant until, AtomicReference<String> refusal) {
    try {
      publish.accept(rows.stream().flatMap(OutboxRow::messages).toList());
      return rows;
    } catch (TaskerException e) {
      refusal.set(String.valueOf(e.getMessage()));
      if (rows.size() == 1) {
        return List.of();
      }
      int half = rows.size() / 2;
      List<OutboxRow> published = new ArrayList<>();
      for (List<OutboxRow> part : List.of(rows.subList(0, half), rows.subList(half, rows.size()))) {
        if (reachable.getAsBoolean() && clock.instant().isBefore(until)) {
          published.addAll(published(part, until, refusal));
        }
      }
      return published;
    }
  }
}
