package io.tasker.core.event;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens for signals on a connection of its own, through the driver. */
public final class SignalListener implements SignalSource {
  private static final System.Logger LOG = System.getLogger(SignalListener.class.getName());
  private static final int WAIT_MS = 10_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final SignalChannel.Connector connector;
  private final Hearer hearer;
  private volatile boolean running;
  private volatile @Nullable Connection connection;
  private volatile @Nullable Thread thread;

  private SignalListener(SignalChannel.Connector connector, Hearer hearer) {
    this.connector = connector;
    this.hearer = hearer;
  }

  /** Listens through connections of its own to this database. */
  public static SignalListener on(DirectConnections connections, Hearer hearer) {
    return new SignalListener(connections::open, hearer);
  }

  @Override
  public String name() {
    return "signal-listener";
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
    reconnect();
    LockSupport.unpark(current);
    try {
      current.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a wait on the socket, which no interrupt can. */
  @Override
  public void reconnect() {
    Connection open = connection;
    if (open != null) {
      DirectConnections.abort(open);
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
          hearer.lost(String.valueOf(e.getMessage()));
          LockSupport.parkNanos(pause.toNanos());
          Duration doubled = pause.multipliedBy(2);
          pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
      }
    }
  }

  private void listen(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("LISTEN " + SignalChannel.NAME);
    }
    LOG.log(Level.DEBUG, "listening channel={0}", SignalChannel.NAME);
    hearer.connected();
  }

  private void receive(PGConnection opened) throws SQLException {
    while (running) {
      PGNotification[] notifications = opened.getNotifications(WAIT_MS);
      if (notifications != null) {
        for (PGNotification notification : notifications) {
          hearer.heard(notification.getParameter());
        }
      }
    }
  }
}
