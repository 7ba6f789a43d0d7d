package io.tasker.worker.boot;

import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.core.operations.AnswerCheck;
import io.tasker.core.resilience.BreakerState;
import io.tasker.core.resilience.Breakers;
import io.tasker.worker.health.HealthEndpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a worker says of its parts, by their public names.
 *
 * @param running whether it claims steps
 * @param ping throws if the database does not answer; not called while that is known
 * @param breakers before the parts that may be away
 * @param messaging whether messages get through
 * @param delivery how it notices work
 * @param held steps that are claimed and not handed in
 */
record WorkerHealth(
    BooleanSupplier running,
    Runnable ping,
    Breakers breakers,
    Supplier<Check> messaging,
    Supplier<Check> delivery,
    IntSupplier held)
    implements HealthEndpoint.Checks {
  @Override
  public Map<String, Check> readiness() {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("database", AnswerCheck.of(breakers.database(), ping));
    checks.put("command_processor", commandProcessor());
    checks.put("queue_processing", queueProcessing());
    return checks;
  }

  @Override
  public Map<String, Check> detailed() {
    Map<String, Check> checks = readiness();
    checks.put("event_system", delivery.get());
    checks.put("step_processing", new Check("healthy", "steps held: " + held.getAsInt(), 0));
    checks.put("circuit_breakers", circuitBreakers());
    return checks;
  }

  private Check commandProcessor() {
    return running.getAsBoolean()
        ? new Check("healthy", "claims steps", 0)
        : new Check("unhealthy", "does not claim steps yet, or any more", 0);
  }

  /** A server serves without its broker; a worker gets nothing to do. */
  private Check queueProcessing() {
    Check check = messaging.get();
    return check.isHealthy() ? check : new Check("unhealthy", check.message(), check.durationMs());
  }

  private Check circuitBreakers() {
    boolean closed =
        breakers.all().stream().allMatch(breaker -> breaker.state() == BreakerState.CLOSED);
    String message =
        breakers.all().stream()
            .map(breaker -> breaker.stats().name() + " " + breaker.state().publicName())
            .collect(Collectors.joining("; "));
    return new Check(closed ? "healthy" : "degraded", message, 0);
  }
}
