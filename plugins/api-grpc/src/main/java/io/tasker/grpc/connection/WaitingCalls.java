package io.tasker.grpc.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls of one connection that wait for what their client sends next. The server tells none of
 * them that the connection has ended: each would keep a thread for ever.
 */
final class WaitingCalls {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<WholeCall, Thread> threads = new HashMap<>();
  private boolean ended;

  /**
   * The present thread is about to wait for a call and is interrupted when the connection ends.
   *
   * @return false if it has ended already
   */
  boolean enter(WholeCall call) {
    lock.lock();
    try {
      if (!ended) {
        threads.put(call, Thread.currentThread());
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Something has come for a call, so that nobody interrupts its thread any more.
   *
   * @return false if the connection has ended meanwhile
   */
  boolean leave(WholeCall call) {
    lock.lock();
    try {
      threads.remove(call);
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will come. */
  void end() {
    Map<WholeCall, Thread> left;
    lock.lock();
    try {
      ended = true;
      left = Map.copyOf(threads);
      threads.clear();
    } finally {
      lock.unlock();
    }
    left.forEach(
        (call, thread) -> {
          call.giveUp();
          thread.interrupt();
        });
  }
}
