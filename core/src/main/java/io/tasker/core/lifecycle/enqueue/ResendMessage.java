package io.tasker.core.lifecycle.enqueue;

import io.tasker.core.actor.Message;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.store.StepKey;

/**
 * A step's message is gone: send it again.
 *
 * @param step the step
 * @param seq the step's version when that was seen
 */
public record ResendMessage(StepKey step, int seq) implements Message<EventOutcome> {}
