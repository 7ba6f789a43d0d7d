package io.tasker.core.recovery.dlq;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Inbox;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.ClaimStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Brings what a broker gave up on to where a person finds it: among the dead messages, with its
 * body. A step that was meant is not lost with its message; the reconciler sends another.
 */
public final class DeadLetterCollector {
  private static final System.Logger LOG = System.getLogger(DeadLetterCollector.class.getName());
  private static final String REASON = "the broker gave up on it: it was delivered too often";
  private static final Duration LOOK_FOR_QUEUES = Duration.ofSeconds(30);
  private static final int SET = 100;

  private final Supplier<Collection<QueueName>> queues;
  private final Function<QueueName, Inbox> deadLetters;
  private final Database database;
  private final IntConsumer buried;
  private final InstantSource clock;
  private final Map<QueueName, Inbox> inboxes = new ConcurrentHashMap<>();

  /**
   * Watches queues.
   *
   * @param queues which there are at present
   * @param deadLetters where a queue's dead letters are taken
   * @param buried told how many were found
   */
  public DeadLetterCollector(
      Supplier<Collection<QueueName>> queues,
      Function<QueueName, Inbox> deadLetters,
      Database database,
      IntConsumer buried,
      InstantSource clock) {
    this.queues = queues;
    this.deadLetters = deadLetters;
    this.database = database;
    this.buried = buried;
    this.clock = clock;
  }

  /** Looks once; returns how long to rest unless something arrives. */
  public Duration runOnce() {
    queues.get().forEach(queue -> inboxes.computeIfAbsent(queue, deadLetters));
    int found = 0;
    for (Map.Entry<QueueName, Inbox> entry : inboxes.entrySet()) {
      found = Math.max(found, collect(entry.getKey(), entry.getValue()));
    }
    return found < SET ? LOOK_FOR_QUEUES : Duration.ZERO;
  }

  private int collect(QueueName queue, Inbox inbox) {
    int count = database.inTransaction(tx -> bury(tx, queue, inbox));
    if (count > 0) {
      buried.accept(count);
      LOG.log(Level.WARNING, "messages are dead queue={0} count={1}: {2}", queue, count, REASON);
    }
    return count;
  }

  private int bury(Tx tx, QueueName queue, Inbox inbox) {
    List<String> bodies = inbox.pop(tx, SET, null).stream().map(Popped::body).toList();
    if (!bodies.isEmpty()) {
      List<String> reasons = Collections.nCopies(bodies.size(), REASON);
      ClaimStore.bury(tx, queue, bodies, reasons, clock.instant());
    }
    return bodies.size();
  }
}
