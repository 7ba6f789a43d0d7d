package io.tasker.core.insight;

import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Queues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds steps whose message is gone. Steps are read in pages; each page reads its queues once. A
 * queue that does not exist has no message.
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
   * What is said of steps without a message, 20 at most.
   *
   * @param steps the statement that lists the steps that must have one, in order
   * @param queueOfNamespace where the message of a step must be
   */
  List<String> missing(Tx tx, Sql steps, Function<String, QueueName> queueOfNamespace) {
    List<String> findings = new ArrayList<>();
    @Nullable Candidate last = null;
    List<Candidate> candidates;
    do {
      candidates = read(tx, steps, last);
      Set<StepId> present = present(tx, candidates, queueOfNamespace);
      for (Candidate candidate : candidates) {
        if (!present.contains(candidate.id())) {
          QueueName queue = queueOfNamespace.apply(candidate.namespace());
          findings.add(candidate.finding() + " queue=" + queue);
        }
        last = candidate;
      }
    } while (candidates.size() == page && findings.size() < FINDINGS);
    return findings.stream().limit(FINDINGS).toList();
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

  private Set<StepId> present(
      Tx tx, List<Candidate> candidates, Function<String, QueueName> queueOfNamespace) {
    Map<QueueName, List<Candidate>> byQueue =
        candidates.stream()
            .collect(Collectors.groupingBy(step -> queueOfNamespace.apply(step.namespace())));
    Set<StepId> present = new HashSet<>();
    byQueue.forEach(
        (queue, steps) -> {
          if (queues.exists(tx, queue)) { // if not, another invariant says so
            List<StepId> ids = steps.stream().map(Candidate::id).toList();
            present.addAll(queues.present(tx, queue, ids, Queues.Hands.COUNT));
          }
        });
    return present;
  }
}
