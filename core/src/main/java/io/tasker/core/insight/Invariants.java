package io.tasker.core.insight;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Queues;
import io.tasker.core.state.StepTransitions;
import io.tasker.core.state.TaskTransitions;
import io.tasker.core.state.TransitionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Checks every {@link Invariant} against what is stored. */
public final class Invariants {
  private static final Sql WHOLE_TABLES = Sql.load(Invariants.class, "compare-whole-tables.sql");
  private static final Sql HOLD_HISTORY = Sql.load(Invariants.class, "hold-history.sql");

  private final Database database;
  private final QueueName resultQueue;
  private final Function<String, QueueName> workerQueueOfNamespace;
  private final MessageCheck messages;
  private final QueueCheck queues;

  /**
   * Looks into queues.
   *
   * @param database a pool whose sessions leave the choice of joins to the planner, since whole
   *     tables are compared; and whose statement timeout leaves time for that
   * @param resultQueue where results are handed in
   * @param workerQueueOfNamespace which queue the workers of a namespace read
   */
  public Invariants(
      Database database,
      Queues queues,
      QueueName resultQueue,
      Function<String, QueueName> workerQueueOfNamespace) {
    this(
        database,
        new MessageCheck(queues),
        new QueueCheck(queues),
        resultQueue,
        workerQueueOfNamespace);
  }

  Invariants(
      Database database,
      MessageCheck messages,
      QueueCheck queues,
      QueueName resultQueue,
      Function<String, QueueName> workerQueueOfNamespace) {
    this.database = database;
    this.messages = messages;
    this.queues = queues;
    this.resultQueue = resultQueue;
    this.workerQueueOfNamespace = workerQueueOfNamespace;
  }

  /**
   * Says what does not hold, all of it as of one instant; so it is right also while the system is
   * running; a broker is asked just after that instant. Changes nothing; only the drop of old
   * partitions waits for it. Reads every task, step and transition there is, and holds vacuum back
   * for as long as that takes.
   *
   * @return in the order of {@link Invariant}; at most 20 for each; empty if all is well
   * @throws io.tasker.core.db.StoreException if a statement fails
   */
  public List<Violation> check() {
    List<Look> looks =
        database.inSnapshot(
            tx -> {
              tx.update(WHOLE_TABLES, Params.none());
              tx.update(HOLD_HISTORY, Params.none());
              List<Look> all = new ArrayList<>();
              for (Invariant invariant : Invariant.values()) {
                all.add(new Look(invariant, findings(tx, invariant)));
              }
              return all;
            });
    return looks.stream().flatMap(Look::violations).toList();
  }

  /** What is said of an invariant, once the snapshot is over. */
  private record Look(Invariant invariant, Supplier<List<String>> findings) {
    Stream<Violation> violations() {
      return findings.get().stream()
          .map(it -> new Violation(invariant.wireName(), invariant.promise(), it));
    }
  }

  private Supplier<List<String>> findings(Tx tx, Invariant invariant) {
    return switch (invariant.kind()) {
      case FINDINGS -> {
        List<String> all = tx.query(invariant.sql(), legalTransitions(), row -> row.text(1));
        yield () -> all;
      }
      case WORKER_QUEUES -> messages.missing(tx, invariant.sql(), workerQueueOfNamespace);
      case RESULT_QUEUE -> messages.missing(tx, invariant.sql(), _ -> resultQueue);
      case NAMESPACES -> queues.missing(tx, invariant.sql(), workerQueueOfNamespace, resultQueue);
    };
  }

  private static Params legalTransitions() {
    return Params.of("legal_tasks", codes(TaskTransitions.TABLE))
        .with("legal_steps", codes(StepTransitions.TABLE));
  }

  private static int[] codes(TransitionTable<?, ?> table) {
    return table.edges().stream().mapToInt(TransitionTable.Edge::code).toArray();
  }
}
