package io.tasker.grpc;

import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.operations.HealthOperations;
import io.tasker.grpc.read.Refused;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code grpc.health.v1}: all services are as ready as the process. It is looked when somebody
 * asks; for those who watch, every second.
 */
final class StandardHealth extends HealthGrpc.HealthImplBase {
  private static final long PAUSE_MS = 1_000;

  private final HealthOperations health;
  private final Set<String> services;
  private final RunningCalls running;

  StandardHealth(HealthOperations health, Set<String> services, RunningCalls running) {
    this.health = health;
    this.services = Set.copyOf(services);
    this.running = running;
  }

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          if (!isKnown(request)) {
            throw new Refused(
                Status.Code.NOT_FOUND, "no service is named \"" + request.getService() + "\"");
          }
          return response(status());
        });
  }

  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
    var over = new CountDownLatch(1);
    if (observer instanceof ServerCallStreamObserver<HealthCheckResponse> call) {
      call.setOnCancelHandler(over::countDown);
    }
    running.endWithUs(over);
    try {
      follow(isKnown(request), observer, over);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      observer.onError(Failures.of(failure, CallContext.current().method()));
    } finally {
      running.forget(over);
    }
  }

  private void follow(
      boolean known, StreamObserver<HealthCheckResponse> observer, CountDownLatch over)
      throws InterruptedException {
    CallContext call = CallContext.current();
    long lastNanos = System.nanoTime() + Watcher.LONGEST.toNanos();
    var told = ServingStatus.UNKNOWN;
    do {
      var status = known ? status() : ServingStatus.SERVICE_UNKNOWN;
      if (status != told) {
        observer.onNext(response(status));
        told = status;
      }
    } while (!over.await(PAUSE_MS, TimeUnit.MILLISECONDS)
        && call.nanosLeft() > 0
        && System.nanoTime() - lastNanos < 0);
    throw new Refused(
        call.nanosLeft() > 0 ? Status.Code.UNAVAILABLE : Status.Code.DEADLINE_EXCEEDED,
        "the stream has ended; call again");
  }

  private boolean isKnown(HealthCheckRequest request) {
    return request.getService().isEmpty() || services.contains(request.getService());
  }

  private ServingStatus status() {
    return !running.isStopping() && health.readiness().isReady()
        ? ServingStatus.SERVING
        : ServingStatus.NOT_SERVING;
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }
}
