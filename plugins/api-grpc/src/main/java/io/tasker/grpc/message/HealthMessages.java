package io.tasker.grpc.message;

import com.google.protobuf.Message;
import com.tasker.v1.DetailedHealthChecks;
import com.tasker.v1.DetailedHealthResponse;
import com.tasker.v1.HealthCheck;
import com.tasker.v1.HealthInfo;
import com.tasker.v1.HealthResponse;
import com.tasker.v1.ReadinessChecks;
import com.tasker.v1.ReadinessResponse;
import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.contract.operations.HealthOperations.Info;
import io.tasker.contract.operations.HealthOperations.Readiness;
import java.time.Instant;
import java.util.Map;

/** The state of the process. */
public final class HealthMessages {
  private static final Check NOT_LOOKED_AT = new Check("unknown", "not looked at", 0);

  private HealthMessages() {}

  /** A status and a time, nothing else. */
  public static HealthResponse status(String status, Instant at) {
    return HealthResponse.newBuilder().setStatus(status).setTimestamp(Times.text(at)).build();
  }

  /** Ready, with everything that was looked at. */
  public static ReadinessResponse ready(Readiness found) {
    return ReadinessResponse.newBuilder()
        .setStatus("ready")
        .setTimestamp(Times.text(found.at()))
        .setChecks(checks(ReadinessChecks.newBuilder(), found.checks()))
        .setInfo(info(found.info()))
        .build();
  }

  /** Healthy if everything is, else degraded; with everything that was looked at. */
  public static DetailedHealthResponse detailed(Readiness found) {
    return DetailedHealthResponse.newBuilder()
        .setStatus(found.isHealthy() ? "healthy" : "degraded")
        .setTimestamp(Times.text(found.at()))
        .setChecks(checks(DetailedHealthChecks.newBuilder(), found.checks()))
        .setInfo(info(found.info()))
        .build();
  }

  /** Clients need every field, so one that was not looked at is there as unknown. */
  private static <B extends Message.Builder> B checks(B message, Map<String, Check> found) {
    var fields = message.getDescriptorForType();
    for (var field : fields.getFields()) {
      if (!field.isMapField()) {
        message.setField(field, check(found.getOrDefault(field.getName(), NOT_LOOKED_AT)));
      }
    }
    found.forEach(
        (name, check) -> {
          if (fields.findFieldByName(name) == null) {
            putOther(message, name, check(check));
          }
        });
    return message;
  }

  private static void putOther(Message.Builder message, String name, HealthCheck check) {
    switch (message) {
      case ReadinessChecks.Builder checks -> checks.putOthers(name, check);
      case DetailedHealthChecks.Builder checks -> checks.putOthers(name, check);
      default -> throw new IllegalArgumentException("no checks: " + message.getClass());
    }
  }

  private static HealthCheck check(Check check) {
    return HealthCheck.newBuilder()
        .setStatus(check.status())
        .setMessage(check.message())
        .setDurationMs(check.durationMs())
        .build();
  }

  private static HealthInfo info(Info info) {
    return HealthInfo.newBuilder()
        .setVersion(info.version())
        .setEnvironment(info.environment())
        .setOperationalState(info.operationalState())
        .setCircuitBreakerState(info.circuitBreakerState())
        .setWebDatabasePoolSize(info.apiPoolSize())
        .setOrchestrationDatabasePoolSize(info.enginePoolSize())
        .build();
  }
}
