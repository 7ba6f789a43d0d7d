package io.tasker.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.helidon.http.http2.Http2Exception;
import io.tasker.contract.error.ErrorCode;
import io.tasker.grpc.read.Refused;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Who reads a stream: how long it may, and whether it keeps up. */
final class Watcher<T> {
  /** Whoever wants to go on after that calls again. */
  static final Duration LONGEST = Duration.ofHours(1);

  private final StreamObserver<T> observer;
  private final RunningCalls running;
  private final CallContext call = CallContext.current();
  private final long lastNanos = System.nanoTime() + LONGEST.toNanos();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread writing;
  private boolean dropped;

  Watcher(StreamObserver<T> observer, RunningCalls running) {
    this.observer = observer;
    this.running = running;
    if (observer instanceof ServerCallStreamObserver<T> call) {
      call.setOnCancelHandler(over::countDown);
    }
  }

  /** Becomes zero when nobody wants to know any more. */
  CountDownLatch over() {
    return over;
  }

  /** It is dropped: ends the write that holds it up, which nothing else can. From any thread. */
  void tooSlow() {
    lock.lock();
    try {
      dropped = true;
      if (writing != null) {
        writing.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes one message; blocks while the reader does not keep up.
   *
   * @throws Refused if it is dropped, or is not there any more
   */
  void send(T message) {
    requireTime();
    begin();
    try {
      observer.onNext(message);
    } catch (Http2Exception e) {
      // Its window stayed shut, or it was dropped while it was.
      throw slow();
    } finally {
      end();
    }
  }

  private void begin() {
    lock.lock();
    try {
      if (dropped) {
        throw slow();
      }
      writing = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      writing = null;
      if (dropped) {
        // That one was meant for the write.
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }

  static Refused slow() {
    return new Refused(
        Status.Code.RESOURCE_EXHAUSTED,
        "the watcher is too slow and was dropped; go on after the last event that was seen");
  }

  /** Waits, but not longer than the watcher wants to. */
  void pause(Duration atMost) {
    try {
      over.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Refused(Status.Code.CANCELLED, "interrupted");
    }
  }

  /**
   * Makes sure that the stream may go on.
   *
   * @throws Refused if the server stops, the caller has gone or its time is over
   */
  void requireTime() {
    if (running.isStopping()) {
      throw new Refused(
          Status.Code.UNAVAILABLE,
          ErrorCode.STOPPING,
          "Service temporarily unavailable: the server is stopping");
    }
    if (over.getCount() == 0) {
      throw new Refused(Status.Code.CANCELLED, "cancelled by the caller");
    }
    if (call.nanosLeft() <= 0) {
      throw new Refused(Status.Code.DEADLINE_EXCEEDED, "Request timed out");
    }
    if (System.nanoTime() - lastNanos >= 0) {
      throw new Refused(
          Status.Code.UNAVAILABLE,
          "a stream ends after %d minutes; call again".formatted(LONGEST.toMinutes()));
    }
  }
}
