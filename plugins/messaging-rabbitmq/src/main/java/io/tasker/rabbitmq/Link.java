package io.tasker.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is made anew whenever it is lost, by a thread that also looks after what
 * stands on it.
 */
final class Link implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Link.class.getName());
  private static final int CLOSE_MILLIS = 5_000;

  private final Broker broker;
  private final String role;
  private final Backoff backoff;
  private final Upkeep upkeep;
  private final Consumer<String> onDown;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread keeper;

  private @Nullable Connection connection;
  private @Nullable String blocked;
  private @Nullable String lastTrouble;
  private boolean trouble;
  private boolean closed;

  /** Puts in order what stands on a connection. */
  interface Upkeep {
    /**
     * Called in each round, always by the same thread.
     *
     * @return whether everything is in order; if not, there is another round after a pause
     */
    boolean lookAfter(Connection connection);
  }

  /**
   * Who notices what becomes of a connection.
   *
   * @param upkeep puts in order what stands on it
   * @param onDown told when it is lost or blocked, and why; must not block
   */
  record Interest(Upkeep upkeep, Consumer<String> onDown) {}

  private Link(Broker broker, String role, Duration recovery, Interest interest) {
    this.broker = broker;
    this.role = role;
    this.backoff = new Backoff(recovery);
    this.upkeep = interest.upkeep();
    this.onDown = interest.onDown();
    this.keeper = Thread.ofVirtual().name("rabbitmq-" + role).unstarted(this::keep);
  }

  /**
   * Connects.
   *
   * @param role a word for logs and the broker's operator
   * @param recovery pause after the first vain attempt to connect again
   * @throws TaskerException if that does not succeed at once
   */
  static Link now(Broker broker, String role, Duration recovery, Interest interest) {
    Link link = new Link(broker, role, recovery, interest);
    link.takeOver(link.connect());
    link.start();
    return link;
  }

  /** Connects in the background, as often as it takes, once it is started. */
  static Link soon(Broker broker, String role, Duration recovery, Interest interest) {
    return new Link(broker, role, recovery, interest);
  }

  /** Keeps the connection from now on; once. */
  void start() {
    keeper.start();
  }

  /**
   * The connection, open when last looked at.
   *
   * @throws TaskerException {@code MESSAGING_UNAVAILABLE} if there is none or it is blocked
   */
  Connection connection() {
    lock.lock();
    try {
      Optional<String> reason = down();
      if (reason.isEmpty() && connection != null) {
        return connection;
      }
      throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, reason.orElse("not connected"));
    } finally {
      lock.unlock();
    }
  }

  /** Why it cannot be used; empty if it can. */
  Optional<String> down() {
    lock.lock();
    try {
      if (closed) {
        return Optional.of("the messaging is closed");
      }
      if (connection == null || !connection.isOpen()) {
        return Optional.of("not connected to the broker at " + broker);
      }
      return Optional.ofNullable(blocked)
          .map(reason -> "the broker at " + broker + " takes no messages: " + reason);
    } finally {
      lock.unlock();
    }
  }

  /** Something broke; it is looked after at once, or after a pause if that happens often. */
  void repair() {
    lock.lock();
    try {
      trouble = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    Connection last;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      last = connection;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (last != null) {
      last.abort(CLOSE_MILLIS);
    }
    keeper.interrupt();
    onDown.accept("the messaging is closed");
  }

  private void keep() {
    boolean first = true;
    while (first || pause()) {
      first = false;
      if (!inOrder()) {
        repair();
      }
    }
  }

  private boolean inOrder() {
    try {
      Connection present = connected();
      return present != null && upkeep.lookAfter(present);
    } catch (TaskerException e) {
      notConnected(e);
      return false;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "broker connection not looked after role=" + role, e);
      return false;
    }
  }

  /** Waits until there is something to do; false if it is over. */
  private boolean pause() {
    lock.lock();
    try {
      while (!closed && !trouble) {
        changed.await();
      }
      long left = backoff.next(System.nanoTime());
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      trouble = false;
      return !closed;
    } catch (InterruptedException e) {
      // Nobody but close() interrupts.
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** An open connection; null if it is over. */
  private @Nullable Connection connected() {
    Connection present = connection;
    if (present != null && present.isOpen()) {
      return present;
    }
    Connection made = connect();
    if (takeOver(made)) {
      return made;
    }
    made.abort(CLOSE_MILLIS);
    return null;
  }

  // Once for each reason: some last for hours.
  private void notConnected(TaskerException e) {
    String trouble = e.code() + " " + e.getMessage();
    LOG.log(
        trouble.equals(lastTrouble) ? Level.DEBUG : Level.WARNING,
        "broker not connected role=%s code=%s reason=\"%s\""
            .formatted(role, e.code(), e.getMessage()));
    lastTrouble = trouble;
  }

  private boolean takeOver(Connection made) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      String how = connection == null ? "broker connected" : "broker connection recovered";
      connection = made;
      lastTrouble = null;
      LOG.log(Level.INFO, how + " role=" + role + " broker=" + broker);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Connection connect() {
    Connection made = broker.connect("tasker " + role);
    block(null);
    made.addBlockedListener(this::blocked, this::unblocked);
    made.addShutdownListener(this::lost);
    return made;
  }

  private void lost(ShutdownSignalException signal) {
    if (signal.isInitiatedByApplication()) {
      return;
    }
    String reason = Reasons.of(signal);
    LOG.log(
        Level.WARNING,
        "broker connection lost role=%s broker=%s reason=\"%s\"".formatted(role, broker, reason));
    onDown.accept("the connection to the broker at " + broker + " was lost: " + reason);
    repair();
  }

  private void blocked(String reason) throws IOException {
    block(reason);
    LOG.log(
        Level.WARNING,
        "broker blocked publishing role=%s broker=%s reason=\"%s\""
            .formatted(role, broker, reason));
    onDown.accept("the broker at " + broker + " takes no messages: " + reason);
  }

  private void unblocked() throws IOException {
    block(null);
    LOG.log(Level.INFO, "broker unblocked publishing role=" + role + " broker=" + broker);
  }

  private void block(@Nullable String reason) {
    lock.lock();
    try {
      blocked = reason;
    } finally {
      lock.unlock();
    }
  }
}
