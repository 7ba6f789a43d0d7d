package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tasker.contract.operations.ConfigOperations;
import java.io.IOException;
import java.util.Map;

/** The configuration. Besides the public form: every key with its value, secrets masked. */
public final class ConfigJson {
  private ConfigJson() {}

  /** What is in force. */
  public static byte[] of(ConfigOperations.View config) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          writeMetadata(out, config);
          writeAuth(out, config.auth());
          out.writeObjectFieldStart("circuit_breakers");
          out.writeBooleanField("enabled", true);
          out.writeNumberField("failure_threshold", config.breaker().failureThreshold());
          out.writeNumberField("timeout_seconds", config.breaker().timeoutSeconds());
          out.writeNumberField("success_threshold", config.breaker().successThreshold());
          out.writeEndObject();
          out.writeObjectFieldStart("database_pools");
          out.writeNumberField("web_api_pool_size", config.apiConnections());
          out.writeNumberField("web_api_max_connections", config.apiConnections());
          out.writeEndObject();
          out.writeStringField("deployment_mode", config.deploymentMode());
          writeMessaging(out, config.messaging());
          out.writeObjectFieldStart("settings");
          for (Map.Entry<String, String> setting : config.settings().entrySet()) {
            out.writeStringField(setting.getKey(), setting.getValue());
          }
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  private static void writeMetadata(JsonGenerator out, ConfigOperations.View config)
      throws IOException {
    out.writeObjectFieldStart("metadata");
    Timestamps.TZ.write(out, "timestamp", config.at());
    out.writeStringField("environment", config.environment());
    out.writeStringField("version", config.version());
    out.writeEndObject();
  }

  private static void writeAuth(JsonGenerator out, ConfigOperations.Auth auth) throws IOException {
    out.writeObjectFieldStart("auth");
    out.writeBooleanField("enabled", auth.enabled());
    out.writeStringField("verification_method", auth.method());
    out.writeStringField("jwt_issuer", auth.issuer());
    out.writeStringField("jwt_audience", auth.audience());
    out.writeStringField("api_key_header", auth.apiKeyHeader());
    out.writeNumberField("api_key_count", auth.apiKeys());
    out.writeBooleanField("strict_validation", auth.strict());
    out.writeArrayFieldStart("allowed_algorithms");
    for (String algorithm : auth.algorithms()) {
      out.writeString(algorithm);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeMessaging(JsonGenerator out, ConfigOperations.Messaging messaging)
      throws IOException {
    out.writeObjectFieldStart("messaging");
    out.writeStringField("backend", messaging.backend());
    out.writeArrayFieldStart("queues");
    for (String queue : messaging.queues()) {
      out.writeString(queue);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
