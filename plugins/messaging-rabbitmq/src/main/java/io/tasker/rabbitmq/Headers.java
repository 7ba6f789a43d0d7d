package io.tasker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import io.tasker.contract.spi.messaging.BrokerMessaging.Outgoing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What travels beside a body. Of others' messages anything is taken and nothing expected. */
final class Headers {
  static final String TRACE = "traceparent";
  static final String LAPS = "x-tasker-laps";

  private static final int PERSISTENT = 2;
  private static final int LONGEST_TRACE = 256;

  private Headers() {}

  static BasicProperties of(Outgoing message) {
    Map<String, Object> headers = new HashMap<>();
    if (message.trace() != null) {
      headers.put(TRACE, message.trace());
    }
    if (message.laps() != 0) {
      headers.put(LAPS, message.laps());
    }
    return new AMQP.BasicProperties.Builder()
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .headers(headers)
        .build();
  }

  static @Nullable String trace(BasicProperties properties) {
    Object trace = header(properties, TRACE);
    // Texts come as LongString, which reads as its content.
    String text = trace == null ? "" : trace.toString();
    return text.isEmpty() || text.length() > LONGEST_TRACE ? null : text;
  }

  static int laps(BasicProperties properties) {
    return header(properties, LAPS) instanceof Number number
        ? Math.clamp(number.longValue(), 0, Integer.MAX_VALUE)
        : 0;
  }

  private static @Nullable Object header(BasicProperties properties, String name) {
    return properties.getHeaders() == null ? null : properties.getHeaders().get(name);
  }
}
