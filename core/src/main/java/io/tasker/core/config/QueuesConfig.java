package io.tasker.core.config;

/**
 * Where messages travel.
 *
 * @param backend the messaging plugin's config key: {@code pgmq} or {@code rabbitmq}
 * @param workerNamespace prefix of the queues that steps wait in
 * @param orchestrationQueues the orchestrator's own queues
 * @param depths how many messages in them are too many
 */
public record QueuesConfig(
    String backend,
    String workerNamespace,
    OrchestrationQueues orchestrationQueues,
    QueueDepthConfig depths) {}
