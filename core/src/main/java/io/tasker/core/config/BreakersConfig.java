package io.tasker.core.config;

import io.tasker.core.resilience.BreakerSettings;

/**
 * When parts that do not answer are not asked any more.
 *
 * @param database the database, as API calls see it
 * @param messaging the broker, if there is one
 */
public record BreakersConfig(BreakerSettings database, BreakerSettings messaging) {}
