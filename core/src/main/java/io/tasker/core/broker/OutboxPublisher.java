package io.tasker.core.broker;

import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.component.Component;
import io.tasker.core.db.Database;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Publishes what this process has just committed, of each queue as much at once as is waiting, and
 * then forgets the outbox rows: at once if nothing else is waiting, otherwise with the next set. It
 * is only the quick way: whatever it does not do, the sweep does.
 */
public final class OutboxPublisher implements Component {
  private static final System.Logger LOG = System.getLogger(OutboxPublisher.class.getName());

  private final Consumer<List<Outgoing>> publish;
  private final OutboxForgetting forgetting;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<QueueName, OutboxLane> lanes = new HashMap<>(); // by lock, as is the next
  private boolean running;

  /**
   * Not started yet.
   *
   * @param publish returns when the broker has the messages; throws if it may not have them; is
   *     called for several queues at the same time
   */
  public OutboxPublisher(Consumer<List<Outgoing>> publish, Database database) {
    this.publish = publish;
    this.forgetting = new OutboxForgetting(database);
  }

  @Override
  public String name() {
    return "outbox-publisher";
  }

  /** Publishes a committed row soon; leaves it to the sweep if it is not running. */
  void handOver(OutboxRow row) {
    lock.lock();
    try {
      if (running) {
        lanes.computeIfAbsent(row.queue(), this::begin).offer(row);
      } else {
        LOG.log(Level.DEBUG, "an outbox row is left to the sweep id={0}", row.id());
      }
    } finally {
      lock.unlock();
    }
  }

  private OutboxLane begin(QueueName queue) {
    OutboxLane lane = new OutboxLane(queue, publish, forgetting);
    lane.start();
    return lane;
  }

  @Override
  public void start() {
    lock.lock();
    try {
      running = true;
    } finally {
      lock.unlock();
    }
  }

  /** Publishes what is waiting, then ends; what is refused meanwhile is left to the sweep. */
  @Override
  public void stop() {
    List<OutboxLane> last = ended();
    last.forEach(OutboxLane::close); // all, before any is waited for
    last.forEach(OutboxLane::stop);
  }

  private List<OutboxLane> ended() {
    lock.lock();
    try {
      running = false;
      List<OutboxLane> last = List.copyOf(lanes.values());
      lanes.clear();
      return last;
    } finally {
      lock.unlock();
    }
  }
}
