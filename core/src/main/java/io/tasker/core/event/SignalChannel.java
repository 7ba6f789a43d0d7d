package io.tasker.core.event;

import io.tasker.contract.spi.messaging.QueueName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The one NOTIFY channel of the product and what its payload says. */
final class SignalChannel {
  static final String NAME = "tasker_signal";

  /** PostgreSQL takes less than 8,000 bytes; queue names have 47 at most. */
  private static final int QUEUES_PER_NOTIFICATION = 150;

  /** No queue's name has a colon. */
  private static final String HEARTBEAT = "heartbeat:";

  private SignalChannel() {}

  /** What a notification says. */
  sealed interface Payload {
    /** These queues have something new. */
    record Queues(List<QueueName> names) implements Payload {}

    /** A process shows that its signals come through. */
    record Heartbeat(String from) implements Payload {}
  }

  /** Opens a connection of one's own, outside of all pools. */
  @FunctionalInterface
  interface Connector {
    Connection connect() throws SQLException;
  }

  static List<String> payloads(Collection<QueueName> queues) {
    List<String> names = queues.stream().map(QueueName::value).sorted().toList();
    int count = (names.size() + QUEUES_PER_NOTIFICATION - 1) / QUEUES_PER_NOTIFICATION;
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                names.stream()
                    .skip((long) i * QUEUES_PER_NOTIFICATION)
                    .limit(QUEUES_PER_NOTIFICATION)
                    .collect(Collectors.joining(",")))
        .toList();
  }

  static String heartbeat(String from) {
    return HEARTBEAT + from;
  }

  /**
   * Reads a notification.
   *
   * @throws IllegalArgumentException if it is neither a heartbeat nor names of queues
   */
  static Payload read(String payload) {
    return payload.startsWith(HEARTBEAT)
        ? new Payload.Heartbeat(payload.substring(HEARTBEAT.length()))
        : new Payload.Queues(queues(payload));
  }

  static List<QueueName> queues(String payload) {
    return Arrays.stream(payload.split(","))
        .filter(name -> !name.isBlank())
        .map(QueueName::new)
        .toList();
  }
}
