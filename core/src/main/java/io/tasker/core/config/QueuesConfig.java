package io.tasker.core.config;

import java.time.Duration;

/**
 * Where messages travel.
 *
 * @param backend the messaging plugin's config key: {@code pgmq} or {@code rabbitmq}
 * @param workerNamespace prefix of the queues that steps wait in
 * @param orchestrationQueues the orchestrator's own queues
 * @param depths how many messages in them are too many
 * @param startTimeout how long a start waits for a broker that is not there; zero: not at all
 */
public record QueuesConfig(
    String backend,
    String workerNamespace,
    OrchestrationQueues orchestrationQueues,
    QueueDepthConfig depths,
    Duration startTimeout) {}
