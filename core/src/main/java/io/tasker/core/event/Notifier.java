package io.tasker.core.event;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.component.Component;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells other processes which queues have something new, on a connection of its own and never
 * inside a business transaction: NOTIFY takes a lock of the whole cluster at commit. Sends at once
 * when idle; what comes while a NOTIFY is under way goes out together with the next.
 */
public final class Notifier implements Component {
  private static final System.Logger LOG = System.getLogger(Notifier.class.getName());

  private final SignalChannel.Connector connector;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Set<QueueName> waiting = new TreeSet<>();
  private boolean running;
  private volatile @Nullable Thread thread;

  Notifier(SignalChannel.Connector connector) {
    this.connector = connector;
  }

  /** Notifies through connections of its own to this database. */
  public static Notifier to(DirectConnections connections) {
    return new Notifier(connections::open);
  }

  @Override
  public String name() {
    return "notifier";
  }

  /** These queues have something new. Does not wait. */
  public void notifyOf(Set<QueueName> queues) {
    lock.lock();
    try {
      waiting.addAll(queues);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    lock.lock();
    try {
      running = true;
    } finally {
      lock.unlock();
    }
    thread = Thread.ofPlatform().name(name()).daemon().start(this::run);
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      running = false;
      changed.signal();
    } finally {
      lock.unlock();
    }
    Thread current = thread;
    if (current != null) {
      try {
        current.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    while (true) {
      try (Connection connection = connector.connect();
          PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
        Set<QueueName> queues = take();
        while (!queues.isEmpty()) {
          send(statement, queues);
          queues = take();
        }
        return; // an empty set means stopped
      } catch (SQLException e) {
        // What was taken is lost; it was a hint, and polling finds the messages.
        LOG.log(Level.WARNING, "notifications are interrupted, connecting again", e);
        if (!pause()) {
          return;
        }
      }
    }
  }

  private static void send(PreparedStatement statement, Set<QueueName> queues) throws SQLException {
    for (String payload : SignalChannel.payloads(queues)) {
      statement.setString(1, SignalChannel.NAME);
      statement.setString(2, payload);
      statement.execute();
    }
  }

  private Set<QueueName> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && running) {
        changed.awaitUninterruptibly();
      }
      Set<QueueName> taken = waiting;
      waiting = new TreeSet<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private boolean pause() {
    lock.lock();
    try {
      if (running) {
        changed.awaitNanos(1_000_000_000L);
      }
      return running;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
