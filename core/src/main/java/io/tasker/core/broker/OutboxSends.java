package io.tasker.core.broker;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.queue.Sends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages that a statement writes to the outbox: a row for each queue. After the commit they are
 * handed over to be published at once; if that fails, or the process dies, the rows are still
 * there.
 */
final class OutboxSends implements Sends {
  private final SortedMap<QueueName, List<Outgoing>> byQueue = new TreeMap<>();
  private final Supplier<UUID> ids;
  private final Supplier<Instant> dueAt;
  private final Consumer<OutboxRow> handOver;

  OutboxSends(
      Collection<Outgoing> messages,
      Supplier<UUID> ids,
      Supplier<Instant> dueAt,
      Consumer<OutboxRow> handOver) {
    this.ids = ids;
    this.dueAt = dueAt;
    this.handOver = handOver;
    messages.forEach(
        message -> byQueue.computeIfAbsent(message.queue(), _ -> new ArrayList<>()).add(message));
  }

  @Override
  public List<QueueName> queues() {
    return List.copyOf(byQueue.keySet());
  }

  @Override
  public void bind(Tx tx, Params params) {
    List<OutboxRow> rows =
        byQueue.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
    for (int i = 0; i < rows.size(); i++) {
      OutboxRow row = rows.get(i);
      params.with(prefix(i) + "_id", row.id().toString());
      params.with(prefix(i) + "_bodies", row.bodies().toArray(String[]::new));
      params.with(
          prefix(i) + "_traces",
          row.traces().isEmpty() ? null : row.traces().toArray(String[]::new));
      params.with(prefix(i) + "_due", dueAt.get());
    }
    tx.atEnd(
        committed -> {
          if (committed) {
            rows.forEach(handOver);
          }
        });
  }

  private OutboxRow row(QueueName queue, List<Outgoing> messages) {
    List<String> bodies = messages.stream().map(Outgoing::body).toList();
    return new OutboxRow(ids.get(), queue, bodies, tracesIfAny(messages), 0);
  }

  private static List<@Nullable String> tracesIfAny(List<Outgoing> messages) {
    List<@Nullable String> traces = new ArrayList<>();
    messages.forEach(message -> traces.add(message.trace()));
    return traces.stream().allMatch(trace -> trace == null) ? List.of() : traces;
  }

  /** The prefix of the parameters of a queue, by its place among the queues. */
  static String prefix(int place) {
    return "o" + place;
  }
}
