package io.tasker.grpc.message;

import com.tasker.v1.ConfigMetadata;
import com.tasker.v1.GetConfigResponse;
import com.tasker.v1.SafeAuthConfig;
import com.tasker.v1.SafeCircuitBreakerConfig;
import com.tasker.v1.SafeDatabasePoolConfig;
import com.tasker.v1.SafeMessagingConfig;
import io.tasker.contract.operations.ConfigOperations;

/** The configuration, secrets masked. */
public final class ConfigMessages {
  private ConfigMessages() {}

  /** What is in force. */
  public static GetConfigResponse of(ConfigOperations.View config) {
    return GetConfigResponse.newBuilder()
        .setMetadata(
            ConfigMetadata.newBuilder()
                .setTimestamp(Times.of(config.at()))
                .setEnvironment(config.environment())
                .setVersion(config.version()))
        .setAuth(auth(config.auth()))
        .setCircuitBreakers(
            SafeCircuitBreakerConfig.newBuilder()
                .setEnabled(true)
                .setFailureThreshold(config.breaker().failureThreshold())
                .setTimeoutSeconds(config.breaker().timeoutSeconds())
                .setSuccessThreshold(config.breaker().successThreshold()))
        .setDatabasePools(
            SafeDatabasePoolConfig.newBuilder()
                .setWebApiPoolSize(config.apiConnections())
                .setWebApiMaxConnections(config.apiConnections()))
        .setDeploymentMode(config.deploymentMode())
        .setMessaging(
            SafeMessagingConfig.newBuilder()
                .setBackend(config.messaging().backend())
                .addAllQueues(config.messaging().queues()))
        .putAllSettings(config.settings())
        .build();
  }

  private static SafeAuthConfig auth(ConfigOperations.Auth auth) {
    return SafeAuthConfig.newBuilder()
        .setEnabled(auth.enabled())
        .setVerificationMethod(auth.method())
        .setJwtIssuer(auth.issuer())
        .setJwtAudience(auth.audience())
        .setApiKeyHeader(auth.apiKeyHeader())
        .setApiKeyCount(auth.apiKeys())
        .setStrictValidation(auth.strict())
        .addAllAllowedAlgorithms(auth.algorithms())
        .build();
  }
}
