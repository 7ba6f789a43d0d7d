package io.tasker.core.lifecycle.result;

import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.StepKey;

/**
 * A step was handed in, though no message says so.
 *
 * @param step the step
 */
public record ProcessStepResult(StepKey step) implements Message<EventOutcome> {}
