package io.tasker.core.store;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.db.Params;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts of a statement that send messages: one per queue, with arrays of bodies. */
final class SendParts {
  private final SortedMap<QueueName, List<Outgoing>> byQueue = new TreeMap<>();

  SendParts(Collection<Outgoing> messages) {
    messages.forEach(
        message -> byQueue.computeIfAbsent(message.queue(), _ -> new ArrayList<>()).add(message));
  }

  /** The queues, which with their number name the variant of the statement. */
  List<QueueName> queues() {
    return List.copyOf(byQueue.keySet());
  }

  /** One named part per queue. */
  static List<String> sources(SqlMessaging messaging, List<QueueName> queues) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < queues.size(); i++) {
      parts.add("send" + i + " AS (\n" + messaging.sendPart(queues.get(i), "q" + i) + "\n)");
    }
    return parts;
  }

  void bind(Params params) {
    int i = 0;
    for (Map.Entry<QueueName, List<Outgoing>> entry : byQueue.entrySet()) {
      params.with("q" + i + "_bodies", Columns.texts(entry.getValue(), Outgoing::body));
      params.with("q" + i + "_labels", Columns.integers(entry.getValue(), Outgoing::label));
      params.with("q" + i + "_traces", Columns.textsIfAny(entry.getValue(), Outgoing::trace));
      i++;
    }
  }
}
