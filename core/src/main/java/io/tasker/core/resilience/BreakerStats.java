package io.tasker.core.resilience;

import org.jspecify.annotations.Nullable;

/**
 * How a circuit breaker is doing.
 *
 * @param name the part it stands before
 * @param state what it does at present
 * @param successes calls that the part answered, so far
 * @param failures calls that it did not answer, so far
 * @param rejected calls that were refused, so far
 * @param opened times that it opened, so far
 * @param failuresInRow failures since the last success
 * @param lastFailure why the last call failed that did; null: none has
 */
public record BreakerStats(
    String name,
    BreakerState state,
    long successes,
    long failures,
    long rejected,
    long opened,
    int failuresInRow,
    @Nullable String lastFailure) {}
