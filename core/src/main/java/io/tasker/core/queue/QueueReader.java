package io.tasker.core.queue;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages off one queue, inside the transaction that does the work. Belongs to one thread.
 *
 * <p>It remembers how far it has read, so that the scan need not walk over what was deleted long
 * ago: index entries of deleted rows stay until vacuum may remove them, and under a long snapshot
 * it may not. Once a second it looks at the whole queue, for messages that became visible late;
 * what was passed before the look before that one is taken to be over in the meantime.
 */
public final class QueueReader implements Inbox {
  /** Messages commit out of order; within this many ids that is nothing unusual. */
  private static final long SLACK = 5_000;

  private static final long FULL_SCAN_NANOS = Duration.ofSeconds(1).toNanos();

  private final QueueName queue;
  private final String source;
  private final Sql pop;
  private final LongSupplier nanoTime;
  private long highest;
  private long highestAtLastScan;
  private long settled;
  private long nextFullScan;

  /** Reads one queue. */
  public QueueReader(SqlMessaging messaging, QueueName queue, LongSupplier nanoTime) {
    this.queue = queue;
    this.source = messaging.popStatement(queue);
    this.pop = Sql.parse(source);
    this.nanoTime = nanoTime;
    this.nextFullScan = nanoTime.getAsLong();
  }

  @Override
  public QueueName queue() {
    return queue;
  }

  @Override
  public List<Popped> pop(Tx tx, int max, @Nullable Labels labels) {
    Params params =
        Params.of("max", max)
            .with("from", from())
            .with("labels", labels == null ? null : labels.bytes());
    List<Popped> popped =
        tx.query(
            pop, params, row -> new Popped(queue, row.bigint(1), row.text(2), row.textOrNull(3)));
    popped.forEach(this::passed);
    return popped;
  }

  /** The statement that takes messages. */
  String source() {
    return source;
  }

  /** A message of this queue was taken. */
  void passed(Popped message) {
    highest = Math.max(highest, message.id());
  }

  /** The lowest id that is worth looking at now. */
  long from() {
    long now = nanoTime.getAsLong();
    if (now - nextFullScan >= 0) {
      nextFullScan = now + FULL_SCAN_NANOS;
      settled = highestAtLastScan;
      highestAtLastScan = highest;
      return 0;
    }
    return Math.max(settled, highest - SLACK);
  }
}
