package io.tasker.core.config;

/**
 * The ways in that are queues.
 *
 * @param requests requests for new tasks
 * @param finalizations tasks to look at again
 */
public record EntryConfig(EntryQueueConfig requests, EntryQueueConfig finalizations) {}
