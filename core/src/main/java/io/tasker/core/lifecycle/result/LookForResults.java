package io.tasker.core.lifecycle.result;

import io.tasker.core.actor.Message;
import io.tasker.core.channel.Offer;

/** Results may be waiting in their queue. Answered with whether a writer took the word. */
public record LookForResults() implements Message<Offer> {}
