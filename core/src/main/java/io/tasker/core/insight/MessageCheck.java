package io.tasker.core.insight;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Queues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds steps whose message is gone. Steps are read in pages; each page reads its queues once. A
 * queue that does not exist has no message; another invariant says so.
 */
final class MessageCheck {
  private static final int PAGE = 50_000;
  private static final int FINDINGS = 20;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Queues queues;
  private final int page;

  MessageCheck(Queues queues) {
    this(queues, PAGE);
  }

  /** With pages of another size. */
  MessageCheck(Queues queues, int page) {
    this.queues = queues;
    this.page = page;
  }

  private record Candidate(String finding, TaskId task, int number, String namespace) {
    StepId id() {
      return task.step(number);
    }
  }

  /**
   * Steps of a queue whose message no transaction sees: how many, and what is said of the first.
   */
  private static final class Unseen {
    private final List<String> findings = new ArrayList<>();
    private long count;

    void add(Candidate step, QueueName queue) {
      count++;
      if (findings.size() < FINDINGS) {
        findings.add(step.finding() + " queue=" + queue);
      }
    }
  }

  /**
   * What is said of steps without a message, 20 at most; to be asked for when the transaction is
   * over, since it may take a look outside the database.
   *
   * @param steps the statement that lists the steps that must have one, in order
   * @param queueOfNamespace where the message of a step must be
   */
  Supplier<List<String>> missing(Tx tx, Sql steps, Function<String, QueueName> queueOfNamespace) {
    Map<QueueName, Unseen> unseen = new LinkedHashMap<>();
    @Nullable Candidate last = null;
    List<Candidate> candidates;
    do {
      candidates = read(tx, steps, last);
      candidates.stream()
          .collect(Collectors.groupingBy(step -> queueOfNamespace.apply(step.namespace())))
          .forEach(
              (queue, some) ->
                  look(tx, queue, some, unseen.computeIfAbsent(queue, _ -> new Unseen())));
      last = candidates.isEmpty() ? last : candidates.getLast();
    } while (candidates.size() == page);
    return () ->
        unseen.entrySet().stream()
            .filter(entry -> !queues.outside().mayHold(entry.getKey(), entry.getValue().count))
            .flatMap(entry -> entry.getValue().findings.stream())
            .limit(FINDINGS)
            .toList();
  }

  private void look(Tx tx, QueueName queue, List<Candidate> steps, Unseen unseen) {
    List<StepId> ids = steps.stream().map(Candidate::id).toList();
    Set<StepId> present = queues.exists(tx, queue) ? queues.present(tx, queue, ids) : Set.of();
    steps.stream()
        .filter(step -> !present.contains(step.id()))
        .forEach(step -> unseen.add(step, queue));
  }

  private List<Candidate> read(Tx tx, Sql steps, @Nullable Candidate after) {
    Params params =
        Params.of("after_task", after == null ? BEFORE_ALL : after.task().value())
            .with("after_step", after == null ? -1 : after.number())
            .with("max", page);
    return tx.query(
        steps,
        params,
        row -> new Candidate(row.text(1), new TaskId(row.uuid(2)), row.integer(3), row.text(4)));
  }
}
