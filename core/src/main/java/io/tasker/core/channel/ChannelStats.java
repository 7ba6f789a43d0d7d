package io.tasker.core.channel;

/**
 * How a channel is doing.
 *
 * @param name the channel
 * @param depth items in it now
 * @param capacity items it can hold
 * @param accepted items taken in so far
 * @param refused offers answered with {@link Offer#FULL} so far
 */
public record ChannelStats(String name, int depth, int capacity, long accepted, long refused) {
  /** Depth in percent of capacity, 0 to 100. */
  public double saturationPercent() {
    return depth * 100.0 / capacity;
  }
}
