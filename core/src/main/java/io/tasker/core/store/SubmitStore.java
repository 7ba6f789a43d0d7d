package io.tasker.core.store;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.queue.Queues;
import io.tasker.core.state.StepCause;
import io.tasker.core.wire.StepMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The set operation "submit". */
public final class SubmitStore {
  /** Results up to this many characters stay in the step's row. */
  static final int INLINE_RESULT = 1_000;

  private final Queues queues;
  private final QueueName resultQueue;
  private final Sql submit;

  /** Sends to the queue of results. */
  public SubmitStore(Queues queues, QueueName resultQueue) {
    this.queues = queues;
    this.resultQueue = resultQueue;
    List<String> parts = new ArrayList<>(List.of(StoreSql.SUBMIT.source()));
    parts.addAll(queues.sendParts(List.of(resultQueue)));
    this.submit = Sql.parse(String.join(", ", parts) + "\n" + StoreSql.SUBMIT_TAKEN.source());
  }

  /**
   * What a worker hands in.
   *
   * @param step key
   * @param token of the claim
   * @param correlationId the task's
   * @param success whether it worked
   * @param retryable whether another attempt may help, if it did not
   * @param result what dependents get to see, if it did; JSON
   * @param outcome how the attempt went; JSON
   * @param trace what it is a part of, a W3C {@code traceparent}; null if nobody traces it
   */
  public record Submission(
      StepKey step,
      int token,
      UUID correlationId,
      boolean success,
      boolean retryable,
      @Nullable String result,
      String outcome,
      @Nullable String trace) {
    /** A result that nobody traces. */
    public Submission(
        StepKey step,
        int token,
        UUID correlationId,
        boolean success,
        boolean retryable,
        @Nullable String result,
        String outcome) {
      this(step, token, correlationId, success, retryable, result, outcome, null);
    }

    /** The same result as a part of a trace. */
    public Submission traced(@Nullable String by) {
      return by == null
          ? this
          : new Submission(step, token, correlationId, success, retryable, result, outcome, by);
    }

    StepState state() {
      return success
          ? StepState.ENQUEUED_FOR_ORCHESTRATION
          : StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION;
    }

    StepCause cause() {
      return success
          ? StepCause.ENQUEUE_FOR_ORCHESTRATION
          : StepCause.ENQUEUE_AS_ERROR_FOR_ORCHESTRATION;
    }

    private boolean isLarge() {
      return result != null && result.length() > INLINE_RESULT;
    }

    private @Nullable String inlineResult() {
      return isLarge() ? null : result;
    }

    private @Nullable String largeResult() {
      return isLarge() ? result : null;
    }

    private Outgoing message(QueueName queue) {
      String body = StepMessages.write(step.task(), step.task().step(step.number()), correlationId);
      return new Outgoing(queue, body, null, trace);
    }
  }

  /**
   * Hands results in and commits, in one round trip.
   *
   * @param submissions sorted by step; each step once
   * @return the steps whose result was taken; the others were late: their lease was over, or the
   *     same result had been handed in before
   */
  public Set<StepKey> submitAndCommit(Tx tx, List<Submission> submissions, Instant now) {
    Params params =
        Params.of("tasks", Columns.uuids(submissions, row -> row.step().task().value()))
            .with("steps", Columns.ints(submissions, row -> row.step().number()))
            .with("tokens", Columns.ints(submissions, Submission::token))
            .with("states", Columns.ints(submissions, row -> row.state().code()))
            .with("causes", Columns.ints(submissions, row -> row.cause().code()))
            .with("retryable", Columns.truths(submissions, Submission::retryable))
            .with("results", Columns.texts(submissions, Submission::inlineResult))
            .with("outcomes", Columns.texts(submissions, Submission::outcome))
            .with("large_results", Columns.texts(submissions, Submission::largeResult))
            .with("now", now);
    queues
        .sends(submissions.stream().map(row -> row.message(resultQueue)).toList())
        .bind(tx, params);
    return new HashSet<>(
        tx.queryAndCommit(
            submit, params, row -> new StepKey(new TaskId(row.uuid(1)), row.integer(2))));
  }

  Sql sql() {
    return submit;
  }
}
