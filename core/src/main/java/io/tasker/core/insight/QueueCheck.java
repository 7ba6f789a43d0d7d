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

  /**
   * What is said of queues that are not there, 20 at most, each with what helps.
   *
   * @param namespaces the statement that lists all namespaces, in order
   * @param queueOfNamespace which queue each must have
   * @param resultQueue the one that all share
   */
  List<String> missing(
      Tx tx, Sql namespaces, Function<String, QueueName> queueOfNamespace, QueueName resultQueue) {
    List<String> findings = new ArrayList<>();
    if (!queues.exists(tx, resultQueue)) {
      findings.add("queue=" + resultQueue + " does not exist" + WAY_OUT);
    }
    for (Namespace namespace : tx.query(namespaces, Params.none(), Namespace::of)) {
      QueueName queue = queueOfNamespace.apply(namespace.name());
      if (!queues.exists(tx, queue)) {
        findings.add("queue=" + queue + " " + namespace.finding() + " does not exist" + WAY_OUT);
      }
    }
    return findings.stream().limit(FINDINGS).toList();
  }
}
