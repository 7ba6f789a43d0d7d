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

  private Connection connection;
  private @Nullable String blocked;
  private boolean wish;
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
   * Connects.
   *
   * @param role one word for logs and the broker's operator
   * @param recovery pause after the first vain attempt to connect again
   * @param onDown told when the connection is lost or blocked, and why; must not block
   * @throws TaskerException if that does not succeed at once
   */
  Link(Broker broker, String role, Duration recovery, Upkeep upkeep, Consumer<String> onDown) {
    this.broker = broker;
    this.role = role;
    this.backoff = new Backoff(recovery);
    this.upkeep = upkeep;
    this.onDown = onDown;
    this.connection = connect();
    LOG.log(Level.INFO, "broker connected role=" + role + " broker=" + broker);
    this.keeper = Thread.ofVirtual().name("rabbitmq-" + role).start(this::keep);
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
      if (reason.isPresent()) {
        throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, reason.get());
      }
      return connection;
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
      if (!connection.isOpen()) {
        return Optional.of("not connected to the broker at " + broker);
      }
      return Optional.ofNullable(blocked)
          .map(reason -> "the broker at " + broker + " takes no messages: " + reason);
    } finally {
      lock.unlock();
    }
  }

  /** There is something new to look after. */
  void look() {
    lock.lock();
    try {
      wish = true;
      changed.signalAll();
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
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    connection.abort(CLOSE_MILLIS);
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
      return connected() && upkeep.lookAfter(connection);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "broker connection not looked after role=" + role, e);
      return false;
    }
  }

  /** Waits until there is something to do; false if it is over. */
  private boolean pause() {
    lock.lock();
    try {
      while (!closed && !wish && !trouble) {
        changed.await();
      }
      if (trouble) {
        long left = backoff.next(System.nanoTime());
        while (!closed && left > 0) {
          left = changed.awaitNanos(left);
        }
      }
      wish = false;
      trouble = false;
      return !closed;
    } catch (InterruptedException e) {
      // Nobody but close() interrupts.
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean connected() {
    if (connection.isOpen()) {
      return true;
    }
    try {
      Connection made = connect();
      if (!takeOver(made)) {
        made.abort(CLOSE_MILLIS);
        return false;
      }
      LOG.log(Level.INFO, "broker connection recovered role=" + role + " broker=" + broker);
      return true;
    } catch (TaskerException e) {
      LOG.log(
          Level.WARNING,
          "broker connection not recovered role=%s code=%s reason=\"%s\""
              .formatted(role, e.code(), e.getMessage()));
      return false;
    }
  }

  private boolean takeOver(Connection made) {
    lock.lock();
    try {
      connection = made;
      return !closed;
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
