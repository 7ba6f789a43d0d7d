package io.tasker.core.admission;

import io.tasker.contract.spi.messaging.QueueName;
import java.util.Map;

/**
 * What the decision rests on.
 *
 * @param breakerOpen whether the database is known to be away
 * @param channelPercent how full the fullest channel of commands is, 0 to 100
 * @param depths messages in each of the server's own queues; a queue that is missing is unknown
 */
public record Readings(boolean breakerOpen, double channelPercent, Map<QueueName, Long> depths) {
  public Readings {
    depths = Map.copyOf(depths);
  }
}
