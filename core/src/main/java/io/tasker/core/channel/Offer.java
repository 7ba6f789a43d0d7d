package io.tasker.core.channel;

/** The answer to an offer. */
public enum Offer {
  /** The item is in the channel. */
  ACCEPTED,
  /** There is no room now; whoever offered keeps the item. */
  FULL,
  /** The channel takes nothing any more; whoever offered keeps the item. */
  CLOSED
}
