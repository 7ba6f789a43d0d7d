package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.contract.operations.HealthOperations.Info;
import io.tasker.contract.operations.HealthOperations.Readiness;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The health replies. */
public final class HealthJson {
  // Clients require each of the five, so one that was not looked at is there as unknown.
  private static final List<String> CHECKS =
      List.of(
          "web_database",
          "orchestration_database",
          "circuit_breaker",
          "orchestration_system",
          "command_processor");
  private static final List<String> DETAILED_CHECKS =
      Stream.concat(
              CHECKS.stream(), Stream.of("pool_utilization", "queue_depth", "channel_saturation"))
          .toList();
  private static final Check NOT_LOOKED_AT = new Check("unknown", "not looked at", 0);

  private HealthJson() {}

  /** A status and a time, nothing else. */
  public static byte[] status(String status, Instant at) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          writeStatus(out, status, at);
          out.writeEndObject();
        });
  }

  /** Ready, with everything that was looked at. */
  public static byte[] ready(Readiness readiness) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          writeStatus(out, "ready", readiness.at());
          writeChecks(out, complete(CHECKS, readiness.checks()));
          writeInfo(out, readiness.info());
          out.writeEndObject();
        });
  }

  /** The error envelope, with what was looked at next to it. */
  public static byte[] notReady(String code, String message, Readiness readiness) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          ErrorJson.writeError(out, code, message);
          writeChecks(out, complete(CHECKS, readiness.checks()));
          out.writeEndObject();
        });
  }

  /** Healthy if everything is, else degraded; with everything that was looked at. */
  public static byte[] detailed(Readiness found) {
    var all = new Readiness(found.at(), complete(DETAILED_CHECKS, found.checks()), found.info());
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          writeStatus(out, all.isHealthy() ? "healthy" : "degraded", all.at());
          writeChecks(out, all.checks());
          writeInfo(out, all.info());
          out.writeEndObject();
        });
  }

  private static void writeStatus(JsonGenerator out, String status, Instant at) throws IOException {
    out.writeStringField("status", status);
    Timestamps.RFC00.write(out, "timestamp", at);
  }

  private static Map<String, Check> complete(List<String> required, Map<String, Check> found) {
    var checks = new LinkedHashMap<String, Check>();
    required.forEach(name -> checks.put(name, NOT_LOOKED_AT));
    checks.putAll(found);
    return checks;
  }

  private static void writeChecks(JsonGenerator out, Map<String, Check> checks) throws IOException {
    out.writeObjectFieldStart("checks");
    for (var entry : checks.entrySet()) {
      out.writeObjectFieldStart(entry.getKey());
      out.writeStringField("status", entry.getValue().status());
      out.writeStringField("message", entry.getValue().message());
      out.writeNumberField("duration_ms", entry.getValue().durationMs());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void writeInfo(JsonGenerator out, Info info) throws IOException {
    out.writeObjectFieldStart("info");
    out.writeStringField("version", info.version());
    out.writeStringField("environment", info.environment());
    out.writeStringField("operational_state", info.operationalState());
    out.writeStringField("circuit_breaker_state", info.circuitBreakerState());
    out.writeNumberField("web_database_pool_size", info.apiPoolSize());
    out.writeNumberField("orchestration_database_pool_size", info.enginePoolSize());
    out.writeEndObject();
  }
}
