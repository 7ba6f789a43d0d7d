package io.tasker.core.lifecycle;

import io.tasker.core.channel.Offer;

/** Where actors hand events to: the writers' channels. */
@FunctionalInterface
public interface EventSink {
  /** Offers an event without waiting. */
  Offer offer(WriterEvent event);
}
