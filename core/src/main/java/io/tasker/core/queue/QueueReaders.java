package io.tasker.core.queue;

import io.tasker.contract.spi.messaging.Labels;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes messages off several queues with one statement. Belongs to one thread. */
final class QueueReaders implements Inboxes {
  private static final String FROM = "from";

  private final List<QueueReader> readers;
  private final Sql pop;

  /** Reads these queues, at least one, each once. */
  QueueReaders(List<QueueReader> readers) {
    this.readers = List.copyOf(readers);
    this.pop = Sql.parse(statement(this.readers));
  }

  @Override
  public List<Popped> pop(Tx tx, int maxEach, @Nullable Labels labels) {
    Params params =
        Params.of("max", maxEach).with("labels", labels == null ? null : labels.bytes());
    for (int i = 0; i < readers.size(); i++) {
      params.with(FROM + i, readers.get(i).from());
    }
    return tx.query(
        pop,
        params,
        row -> {
          QueueReader reader = readers.get(row.integer(1));
          Popped message =
              new Popped(reader.queue(), row.bigint(2), row.text(3), row.textOrNull(4));
          reader.passed(message);
          return message;
        });
  }

  private static String statement(List<QueueReader> readers) {
    return "WITH "
        + numbered(readers, ",\n", i -> "q%d AS (%s)".formatted(i, part(readers.get(i), i)))
        + "\n"
        + numbered(
            readers, "\nUNION ALL ", i -> "SELECT %d, id, body, trace FROM q%d".formatted(i, i));
  }

  private static String part(QueueReader reader, int number) {
    return reader.source().replaceAll(":" + FROM + "\\b", ":" + FROM + number);
  }

  private static String numbered(
      List<QueueReader> readers, String separator, IntFunction<String> text) {
    return IntStream.range(0, readers.size()).mapToObj(text).collect(Collectors.joining(separator));
  }
}
