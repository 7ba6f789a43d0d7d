package io.tasker.rabbitmq;

import com.rabbitmq.client.Connection;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A link that is made when it is first needed. */
final class LazyLink implements AutoCloseable {
  private final Supplier<Link> make;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable Link link;
  private volatile boolean closed;

  /**
   * Makes nothing yet.
   *
   * @param make connects, or throws; asked again after it has thrown
   */
  LazyLink(Supplier<Link> make) {
    this.make = make;
  }

  /**
   * The connection, open when last looked at.
   *
   * @throws TaskerException if there is none or it is blocked
   */
  Connection connection() {
    Link present = link;
    return (present == null ? make() : present).connection();
  }

  /** Why it cannot be used; empty if it can, or nobody has wanted to yet. */
  Optional<String> down() {
    Link present = link;
    return present == null ? Optional.empty() : present.down();
  }

  /** Waits for an attempt to connect that has begun. */
  @Override
  public void close() {
    closed = true;
    making.lock();
    try {
      if (link != null) {
        link.close();
      }
    } finally {
      making.unlock();
    }
  }

  private Link make() {
    making.lock();
    try {
      if (closed) {
        throw new TaskerException(ErrorCode.MESSAGING_UNAVAILABLE, "the messaging is closed");
      }
      Link made = link == null ? make.get() : link;
      link = made;
      return made;
    } finally {
      making.unlock();
    }
  }
}
