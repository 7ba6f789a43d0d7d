package io.tasker.core.recovery.guard;

import io.tasker.core.actor.Message;
import io.tasker.core.channel.Offer;

/** Deadlines may be over. Answered with whether a writer took the word. */
public record LookForDeadlines() implements Message<Offer> {}
