package io.tasker.core.queue;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Messages for queues in the database: arrays of bodies, labels and traces for each queue. */
final class SendParts implements Sends {
  private final SortedMap<QueueName, List<Outgoing>> byQueue = new TreeMap<>();

  SendParts(Collection<Outgoing> messages) {
    messages.forEach(
        message -> byQueue.computeIfAbsent(message.queue(), _ -> new ArrayList<>()).add(message));
  }

  @Override
  public List<QueueName> queues() {
    return List.copyOf(byQueue.keySet());
  }

  @Override
  public void bind(Tx tx, Params params) {
    int i = 0;
    for (List<Outgoing> messages : byQueue.values()) {
      params.with(prefix(i) + "_bodies", bodies(messages));
      params.with(
          prefix(i) + "_labels", messages.stream().map(Outgoing::label).toArray(Integer[]::new));
      params.with(prefix(i) + "_traces", tracesIfAny(messages));
      i++;
    }
  }

  /** The prefix of the parameters of a queue, by its place among the queues. */
  static String prefix(int place) {
    return "q" + place;
  }

  static String[] bodies(List<Outgoing> messages) {
    return messages.stream().map(Outgoing::body).toArray(String[]::new);
  }

  static @Nullable String @Nullable [] tracesIfAny(List<Outgoing> messages) {
    return messages.stream().allMatch(message -> message.trace() == null)
        ? null
        : messages.stream().map(Outgoing::trace).toArray(String[]::new);
  }
}
