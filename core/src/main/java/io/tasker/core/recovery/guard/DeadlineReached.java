package io.tasker.core.recovery.guard;

import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.WakeupKind;

/**
 * A deadline is over though no guard said so.
 *
 * @param kind which
 * @param step the step
 * @param seq the step's version when that was seen
 */
public record DeadlineReached(WakeupKind kind, StepKey step, int seq)
    implements Message<EventOutcome> {}
