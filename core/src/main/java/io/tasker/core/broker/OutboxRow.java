package io.tasker.core.broker;

import io.tasker.contract.spi.messaging.BrokerMessaging;
import io.tasker.contract.spi.messaging.QueueName;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one transaction for one queue.
 *
 * @param id the sender's
 * @param queue where to
 * @param bodies JSON texts, at least one
 * @param traces as many as bodies, some may be null; none if nobody traces any of them
 * @param laps how often they have been put back, from 0
 */
record OutboxRow(
    UUID id, QueueName queue, List<String> bodies, List<@Nullable String> traces, int laps) {

  /** The messages. */
  Stream<BrokerMessaging.Outgoing> messages() {
    return IntStream.range(0, bodies.size())
        .mapToObj(
            i ->
                new BrokerMessaging.Outgoing(
                    queue, bodies.get(i), traces.isEmpty() ? null : traces.get(i), laps));
  }
}
