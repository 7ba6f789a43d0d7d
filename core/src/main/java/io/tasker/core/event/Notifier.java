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
  private @Nullable String heartbeat;
  private boolean running;
  private volatile @Nullable Connection connection;
  private volatile @Nullable Thread thread;

  private record Outgoing(Set<QueueName> queues, @Nullable String heartbeat) {
    boolean isEmpty() {
      return queues.isEmpty() && heartbeat == null;
    }
  }

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

  /** Sends a heartbeat of this process, soon; one that was not sent yet is replaced. */
  void heartbeat(String from) {
    lock.lock();
    try {
      heartbeat = from;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Gives the connection up, which ends a wait for an answer that never comes. */
  void reconnect() {
    Connection open = connection;
    if (open != null) {
      DirectConnections.abort(open);
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
      Outgoing outgoing = new Outgoing(Set.of(), null);
      try (Connection opened = connector.connect();
          PreparedStatement statement = opened.prepareStatement("SELECT pg_notify(?, ?)")) {
        connection = opened;
        outgoing = take();
        while (!outgoing.isEmpty()) {
          send(statement, outgoing);
          outgoing = take();
        }
        return; // nothing to send means stopped
      } catch (SQLException e) {
        LOG.log(
            Level.WARNING, "notifications are interrupted, connecting again: {0}", e.getMessage());
        notifyOf(outgoing.queues()); // said twice does no harm, never said would
        if (!pause()) {
          return;
        }
      }
    }
  }

  private static void send(PreparedStatement statement, Outgoing outgoing) throws SQLException {
    for (String payload : SignalChannel.payloads(outgoing.queues())) {
      send(statement, payload);
    }
    if (outgoing.heartbeat() != null) {
      send(statement, SignalChannel.heartbeat(outgoing.heartbeat()));
    }
  }

  private static void send(PreparedStatement statement, String payload) throws SQLException {
    statement.setString(1, SignalChannel.NAME);
    statement.setString(2, payload);
    statement.execute();
  }

  private Outgoing take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && heartbeat == null && running) {
        changed.awaitUninterruptibly();
      }
      Outgoing taken = new Outgoing(waiting, running ? heartbeat : null);
      waiting = new TreeSet<>();
      heartbeat = null;
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
