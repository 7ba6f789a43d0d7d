package io.tasker.grpc;

import io.tasker.contract.model.TaskId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Where a stream learns that a task may have changed. */
@FunctionalInterface
interface TaskFeed {
  /**
   * Waits until the task may have changed.
   *
   * @param unchanged how often it had not, in a row
   * @param over becomes zero when nobody wants to know any more
   * @throws InterruptedException if the thread is interrupted
   */
  void awaitChange(TaskId task, int unchanged, CountDownLatch over) throws InterruptedException;

  /** Looks again and again: soon after a change, every second while nothing happens. */
  static TaskFeed polling(Function<Integer, Long> pauseMillis) {
    return (_, unchanged, over) -> {
      if (over.await(pauseMillis.apply(unchanged), TimeUnit.MILLISECONDS)) {
        return;
      }
    };
  }

  /** 50 ms after a change, then longer and longer, up to a second. */
  static long pauseMillis(int unchanged) {
    return Math.min(1_000, 50L << Math.min(unchanged, 10));
  }
}
