package io.tasker.testkit.messaging;

import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue.
 *
 * @param returns how often it was delivered and came back
 */
record MemoryMessage(byte[] body, @Nullable String trace, int laps, int returns) {
  static MemoryMessage of(Outgoing sent) {
    return new MemoryMessage(
        sent.body().getBytes(StandardCharsets.UTF_8), sent.trace(), sent.laps(), 0);
  }

  MemoryMessage returned() {
    return new MemoryMessage(body, trace, laps, returns + 1);
  }

  MemoryMessage fresh() {
    return new MemoryMessage(body, trace, laps, 0);
  }
}
