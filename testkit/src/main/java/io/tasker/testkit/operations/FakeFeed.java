package io.tasker.testkit.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.EventFeed;
import io.tasker.contract.operations.TaskEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A feed of what a test puts into it. */
public final class FakeFeed implements EventFeed {
  public final BlockingQueue<Next> coming = new LinkedBlockingQueue<>();
  public volatile boolean closed;
  public volatile boolean away;

  public FakeFeed put(TaskEvent... events) {
    coming.add(new Next.Events(List.of(events), events[events.length - 1].id()));
    return this;
  }

  @Override
  public Next next(Duration atMost) {
    if (away) {
      throw new TaskerException(ErrorCode.DATABASE_UNAVAILABLE, "away");
    }
    try {
      Next next = coming.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return next == null ? new Next.Events(List.of(), "quiet") : next;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Next.End("interrupted");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
