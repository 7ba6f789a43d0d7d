package io.tasker.grpc;

import com.tasker.v1.TaskEvent;
import com.tasker.v1.WatchTaskRequest;
import com.tasker.v1.WatchTasksRequest;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.error.ErrorKind;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.EventFeed.Next;
import io.tasker.contract.operations.EventOperations;
import io.tasker.contract.operations.EventQuery;
import io.tasker.grpc.read.Refused;
import io.tasker.grpc.read.WatchRequests;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Streams of events; there are never more than allowed. Each is written by its call's own thread
 * until it is over.
 */
final class EventStreams {
  // How soon a stream on which nothing happens notices that it is over.
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final EventOperations events;
  private final RunningCalls running;
  private final Duration replay;
  private final int most;
  private final Semaphore places;

  /**
   * Nobody watches yet.
   *
   * @param most streams at a time
   * @param replay how old the event may be that a watcher goes on from
   */
  EventStreams(EventOperations events, RunningCalls running, int most, Duration replay) {
    this.events = events;
    this.running = running;
    this.most = most;
    this.replay = replay;
    this.places = new Semaphore(most);
  }

  /** Tells what the next events come to. */
  @FunctionalInterface
  interface Teller<T> {
    /**
     * Tells them.
     *
     * @param next what came; often nothing
     * @return whether nothing more is to be told
     */
    boolean tell(Next.Events next, Watcher<T> watcher);
  }

  void watchTask(WatchTaskRequest request, StreamObserver<TaskEvent> observer) {
    serve(
        observer,
        watcher -> follow(WatchRequests.query(request, replay), new ToldEvents(), watcher));
  }

  void watchTasks(WatchTasksRequest request, StreamObserver<TaskEvent> observer) {
    serve(
        observer,
        watcher -> follow(WatchRequests.query(request, replay), new ToldEvents(), watcher));
  }

  /** What happens to one task, from its first event on. */
  EventQuery ofTask(TaskId task) {
    return new EventQuery(task, null, null, null, null, replay);
  }

  /**
   * Answers a call with a stream, on its own thread; returns when that is over.
   *
   * @param stream writes it; what it throws is how the call ends
   */
  <T> void serve(StreamObserver<T> observer, Consumer<Watcher<T>> stream) {
    var watcher = new Watcher<>(observer, running);
    running.endWithUs(watcher.over(), CallContext.connection());
    try {
      takePlace();
      try {
        stream.accept(watcher);
      } finally {
        places.release();
      }
      observer.onCompleted();
    } catch (RuntimeException failure) {
      observer.onError(Failures.of(failure, CallContext.current().method()));
    } finally {
      running.forget(watcher.over());
    }
  }

  private void takePlace() {
    if (!places.tryAcquire()) {
      throw TaskerException.overloaded(
          "%d streams of events are open, no more are allowed".formatted(most), RETRY_AFTER);
    }
  }

  /** Tells what happens until the teller says that it is over, or the watcher has to go. */
  <T> void follow(EventQuery query, Teller<T> teller, Watcher<T> watcher) {
    try (var feed = events.watch(query, watcher::tooSlow)) {
      boolean over = false;
      while (!over) {
        watcher.requireTime();
        over = tell(present(() -> feed.next(LOOK), watcher), teller, watcher);
      }
    }
  }

  private static <T> boolean tell(Next next, Teller<T> teller, Watcher<T> watcher) {
    return switch (next) {
      case Next.Events events -> teller.tell(events, watcher);
      case Next.End(var reason) -> {
        watcher.requireTime();
        throw reason.equals("too_slow")
            ? Watcher.slow()
            : new Refused(
                Status.Code.UNAVAILABLE,
                "Service temporarily unavailable: the feed ends: " + reason);
      }
    };
  }

  /**
   * Reads what a stream needs. While the database is away, the stream stays open and waits for it.
   *
   * @throws Refused if the watcher has to go before it is back
   */
  static <R> R present(Supplier<R> read, Watcher<?> watcher) {
    while (true) {
      try {
        return read.get();
      } catch (TaskerException e) {
        if (e.code().kind() != ErrorKind.UNAVAILABLE) {
          throw e;
        }
        watcher.pause(LOOK);
        watcher.requireTime();
      }
    }
  }
}
