package io.tasker.core.queue;

/**
 * How full a queue is.
 *
 * @param depth messages in it
 * @param oldestSeconds age of the oldest, 0 if it is empty or nobody knows
 */
public record QueueFill(long depth, double oldestSeconds) {}
