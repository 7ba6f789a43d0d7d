package io.tasker.core.lifecycle.initialization;

import io.tasker.core.actor.Message;
import io.tasker.core.channel.Offer;

/** Requests may be waiting in their queue. Answered with whether a writer took the word. */
public record LookForRequests() implements Message<Offer> {}
