package io.tasker.core.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How tasks that do not move come before a person. Blocked tasks always do.
 *
 * @param enabled whether such tasks are looked for
 * @param unroutableAfter how long nobody may take a step; empty: for ever
 * @param staleness how tasks are found that do not move
 */
public record DlqConfig(
    boolean enabled, Optional<Duration> unroutableAfter, StalenessConfig staleness) {}
