package io.tasker.grpc;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.operations.CallTrace;
import io.tasker.grpc.read.Refused;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Answers calls. Work is done before the call's own thread goes on: the server keeps that thread,
 * and its place among the calls of a connection, until then.
 */
final class Calls {
  private Calls() {}

  /** Answers with what the work returns, or with the status that its failure means. */
  static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    CallContext call = CallContext.current();
    T answer;
    try {
      answer = run(call, work);
    } catch (Throwable failure) {
      observer.onError(Failures.of(failure, call.method()));
      return;
    }
    observer.onNext(answer);
    observer.onCompleted();
  }

  private static <T> T run(CallContext call, Supplier<T> work) throws Throwable {
    Supplier<T> traced =
        call.trace().isPresent() ? () -> CallTrace.within(call.trace().get(), work) : work;
    return call.deadlineNanos().isEmpty() ? traced.get() : runInTime(call, traced);
  }

  /**
   * Work that takes too long is left to end by itself: an interrupt in the middle of a commit would
   * close the database connection and leave nobody wiser.
   */
  private static <T> T runInTime(CallContext call, Supplier<T> work) throws Throwable {
    if (call.nanosLeft() <= 0) {
      throw exceeded("nothing was done");
    }
    // What is known of the caller goes along.
    var task = new FutureTask<>(Context.current().wrap(work::get));
    Thread.ofVirtual().name("grpc-" + call.method()).start(task);
    try {
      return task.get(Math.max(0, call.nanosLeft()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw exceeded("what was asked may still happen");
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private static Refused exceeded(String what) {
    return new Refused(Status.Code.DEADLINE_EXCEEDED, "Request timed out; " + what);
  }
}
