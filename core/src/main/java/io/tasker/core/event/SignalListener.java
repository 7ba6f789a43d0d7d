package io.tasker.core.event;

import io.tasker.core.component.Component;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens for signals of other processes on a connection of its own, and connects again whenever
 * that breaks. After each connecting everybody looks once, since signals may have been missed
 * meanwhile.
 */
public final class SignalListener implements Component {
  private static final System.Logger LOG = System.getLogger(SignalListener.class.getName());
  private static final int WAIT_MS = 10_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final SignalChannel.Connector connector;
  private final Signals signals;
  private volatile boolean running;
  private volatile boolean connected;
  private volatile @Nullable Connection connection;
  private volatile @Nullable Thread thread;

  private SignalListener(SignalChannel.Connector connector, Signals signals) {
    this.connector = connector;
    this.signals = signals;
  }

  /** Listens through connections of its own to this database. */
  public static SignalListener on(DirectConnections connections, Signals signals) {
    return new SignalListener(connections::open, signals);
  }

  @Override
  public String name() {
    return "signal-listener";
  }

  /** Whether it is listening now. */
  public boolean isConnected() {
    return connected;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name(name()).daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    Thread current = thread;
    if (current == null) {
      return;
    }
    abort();
    LockSupport.unpark(current);
    try {
      current.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    while (running) {
      try (Connection opened = connector.connect()) {
        connection = opened;
        listen(opened);
        pause = FIRST_PAUSE;
        receive(opened.unwrap(PGConnection.class));
      } catch (SQLException e) {
        if (running) {
          String what = connected ? "lost" : "not available";
          LOG.log(Level.WARNING, "signals are {0}, polling goes on: {1}", what, e.getMessage());
          connected = false;
          LockSupport.parkNanos(pause.toNanos());
          Duration doubled = pause.multipliedBy(2);
          pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
      }
    }
    connected = false;
  }

  private void listen(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("LISTEN " + SignalChannel.NAME);
    }
    connected = true;
    LOG.log(Level.DEBUG, "listening channel={0}", SignalChannel.NAME);
    signals.all();
  }

  private void receive(PGConnection opened) throws SQLException {
    while (running) {
      PGNotification[] notifications = opened.getNotifications(WAIT_MS);
      if (notifications != null) {
        for (PGNotification notification : notifications) {
          deliver(notification.getParameter());
        }
      }
    }
  }

  private void deliver(String payload) {
    try {
      SignalChannel.queues(payload).forEach(signals::arrived);
    } catch (IllegalArgumentException e) {
      LOG.log(
          Level.WARNING, "a signal cannot be read payload=\"{0}\": {1}", payload, e.getMessage());
    }
  }

  /** Ends a wait on the socket, which no interrupt can. */
  private void abort() {
    Connection open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "the listener's connection was already closed", e);
      }
    }
  }
}
