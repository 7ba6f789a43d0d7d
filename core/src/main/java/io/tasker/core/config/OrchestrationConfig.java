package io.tasker.core.config;

import java.time.Duration;

/**
 * The server's part.
 *
 * @param writers who commits
 * @param commandChannelCapacity commands waiting at most, from 1
 * @param delivery how it learns that its queues have something
 * @param recovery how lost work is found
 * @param dlq how tasks that do not move come before a person
 * @param entry the ways in that are queues
 * @param retention how long tasks are kept
 * @param apiPool the connections of API reads
 * @param auth how callers say who they are
 * @param inputsChecked whether inputs are held against the schemas of their templates
 * @param webEnabled whether REST is served
 * @param grpcEnabled whether gRPC is served
 * @param evaluationInterval between two looks at how full the own queues are
 * @param shutdownTimeout how long running work may take to end
 */
public record OrchestrationConfig(
    WriterConfig writers,
    int commandChannelCapacity,
    DeliveryConfig delivery,
    RecoveryConfig recovery,
    DlqConfig dlq,
    EntryConfig entry,
    RetentionConfig retention,
    ApiPoolConfig apiPool,
    AuthConfig auth,
    boolean inputsChecked,
    boolean webEnabled,
    boolean grpcEnabled,
    Duration evaluationInterval,
    Duration shutdownTimeout) {
  public OrchestrationConfig {
    Require.atLeast(1, "command_buffer_size", commandChannelCapacity);
    Require.positive("evaluation_interval_seconds", evaluationInterval);
    Require.positive("shutdown_timeout_ms", shutdownTimeout);
  }
}
