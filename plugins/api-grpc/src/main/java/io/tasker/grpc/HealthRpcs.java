package io.tasker.grpc;

import static java.lang.System.Logger.Level.WARNING;

import com.tasker.v1.DetailedHealthRequest;
import com.tasker.v1.DetailedHealthResponse;
import com.tasker.v1.HealthRequest;
import com.tasker.v1.HealthResponse;
import com.tasker.v1.HealthServiceGrpc;
import com.tasker.v1.LivenessRequest;
import com.tasker.v1.ReadinessRequest;
import com.tasker.v1.ReadinessResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.operations.HealthOperations;
import io.tasker.grpc.message.HealthMessages;
import io.tasker.grpc.read.Refused;
import java.time.Clock;
import java.time.Instant;

/** Whether the process is alive, and whether it can serve. */
final class HealthRpcs extends HealthServiceGrpc.HealthServiceImplBase {
  private static final System.Logger LOG = System.getLogger(HealthRpcs.class.getName());

  private final HealthOperations health;
  private final RunningCalls running;
  private final Clock clock;

  HealthRpcs(HealthOperations health, RunningCalls running, Clock clock) {
    this.health = health;
    this.running = running;
    this.clock = clock;
  }

  @Override
  public void checkHealth(HealthRequest request, StreamObserver<HealthResponse> observer) {
    Calls.answer(observer, () -> HealthMessages.status("healthy", now()));
  }

  @Override
  public void checkLiveness(LivenessRequest request, StreamObserver<HealthResponse> observer) {
    Calls.answer(observer, () -> HealthMessages.status("alive", now()));
  }

  @Override
  public void checkReadiness(ReadinessRequest request, StreamObserver<ReadinessResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          var readiness = health.readiness();
          if (running.isStopping() || !readiness.isReady()) {
            throw new Refused(Status.Code.UNAVAILABLE, "Service is not ready");
          }
          return HealthMessages.ready(readiness);
        });
  }

  @Override
  public void checkDetailedHealth(
      DetailedHealthRequest request, StreamObserver<DetailedHealthResponse> observer) {
    Calls.answer(observer, () -> HealthMessages.detailed(health.detailed()));
  }

  // A process whose database clock is gone is still alive: restarting it would not help.
  private Instant now() {
    try {
      return health.alive();
    } catch (RuntimeException e) {
      LOG.log(WARNING, "database clock not readable api=grpc", e);
      return clock.instant();
    }
  }
}
