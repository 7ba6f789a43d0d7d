package io.tasker.core.lifecycle.finalization;

import io.tasker.core.actor.Message;
import io.tasker.core.channel.Offer;

/** Tasks to look at may be named in their queue. Answered with whether a writer took the word. */
public record LookForFinalizations() implements Message<Offer> {}
