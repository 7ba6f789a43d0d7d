package io.tasker.core.insight;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Queues;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds queues that are gone. */
final class QueueCheck {
  private static final int FINDINGS = 20;
  private static final String WAY_OUT =
      "; start a server: it creates its queues, and its reconciler sends what is missing in them";

  private final Queues queues;

  QueueCheck(Queues queues) {
    this.queues = queues;
  }

  private record Namespace(String finding, String name) {
    static Namespace of(Row row) throws SQLException {
      return new Namespace(row.text(1), row.text(2));
    }
  }

  /** A queue that must be there, and what is said if it is not. */
  private record Needed(QueueName queue, String finding, boolean inside) {}

  /**
   * What is said of queues that are not there, 20 at most, each with what helps; to be asked for
   * when the transaction is over, since it may take a look outside the database.
   *
   * @param namespaces the statement that lists all namespaces, in order
   * @param queueOfNamespace which queue each must have
   * @param resultQueue the one that all share
   */
  Supplier<List<String>> missing(
      Tx tx, Sql namespaces, Function<String, QueueName> queueOfNamespace, QueueName resultQueue) {
    List<Needed> needed = new ArrayList<>();
    needed.add(needed(tx, resultQueue, ""));
    for (Namespace namespace : tx.query(namespaces, Params.none(), Namespace::of)) {
      QueueName queue = queueOfNamespace.apply(namespace.name());
      needed.add(needed(tx, queue, " " + namespace.finding()));
    }
    return () ->
        needed.stream()
            .filter(one -> !one.inside() || !queues.outside().exists(one.queue()))
            .map(Needed::finding)
            .limit(FINDINGS)
            .toList();
  }

  private Needed needed(Tx tx, QueueName queue, String of) {
    String finding = "queue=" + queue + of + " does not exist" + WAY_OUT;
    return new Needed(queue, finding, queues.exists(tx, queue));
  }
}
