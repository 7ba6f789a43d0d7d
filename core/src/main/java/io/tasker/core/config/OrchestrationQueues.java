package io.tasker.core.config;

import io.tasker.contract.spi.messaging.QueueName;

/**
 * The queues that the orchestrator reads.
 *
 * @param taskRequests requests for new tasks
 * @param taskFinalizations tasks to look at again
 * @param stepResults results that workers have stored
 */
public record OrchestrationQueues(
    QueueName taskRequests, QueueName taskFinalizations, QueueName stepResults) {}
