package io.tasker.core.property;

import io.tasker.contract.model.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a {@link ModelTask}. */
public final class ModelStep {
  private final int[] parents;
  private final ModelRetry retry;
  private final Duration lease;
  private final List<Move> moves = new ArrayList<>();
  private StepState state = StepState.PENDING;
  private int attempts;
  private boolean worthRetrying = true;
  private @Nullable Instant due;

  /**
   * A step that was never tried.
   *
   * @param parents numbers of the steps before it
   * @param lease how long a claim of it lasts
   */
  public ModelStep(int[] parents, ModelRetry retry, Duration lease) {
    this.parents = parents.clone();
    this.retry = retry;
    this.lease = lease;
  }

  /** The same step of another task. */
  public ModelStep another() {
    return new ModelStep(parents, retry, lease);
  }

  /** Where it stands. */
  public StepState state() {
    return state;
  }

  /** How often it moved. */
  public int seq() {
    return moves.size();
  }

  /** How often it was tried. */
  public int attempts() {
    return attempts;
  }

  /** Its audit. */
  public List<Move> moves() {
    return moves;
  }

  /** When its lease runs out or its retry is due; null: it waits for neither. */
  public @Nullable Instant due() {
    return due;
  }

  /** How often it may be tried. */
  public int maxAttempts() {
    return retry.attempts();
  }

  /** Numbers of the steps before it. */
  public int[] parents() {
    return parents.clone();
  }

  boolean isDone() {
    return state == StepState.COMPLETE || state == StepState.RESOLVED_MANUALLY;
  }

  boolean isOver() {
    return isDone() || state == StepState.CANCELLED;
  }

  /** Whether somebody has something to do with it now. */
  boolean isBusy() {
    return state == StepState.ENQUEUED || state == StepState.IN_PROGRESS || isHandedIn();
  }

  private boolean isHandedIn() {
    return state == StepState.ENQUEUED_FOR_ORCHESTRATION
        || state == StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION;
  }

  void move(String cause, StepState to, Instant at) {
    moves.add(new Move(seq() + 1, state.wireName(), cause, to.wireName(), at));
    state = to;
    due = null;
  }

  void claim(Instant at) {
    move("Start", StepState.IN_PROGRESS, at);
    attempts++;
    worthRetrying = true;
    due = at.plus(lease);
  }

  void extend(Instant at) {
    Instant later = at.plus(lease);
    due = due == null || later.isAfter(due) ? later : due;
  }

  void handIn(boolean success, boolean retryable, Instant at) {
    worthRetrying = retryable;
    if (success) {
      move("EnqueueForOrchestration", StepState.ENQUEUED_FOR_ORCHESTRATION, at);
    } else {
      move("EnqueueAsErrorForOrchestration", StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION, at);
    }
  }

  /** The orchestrator looks at what was handed in, if something was. */
  boolean settle(Instant at) {
    if (!isHandedIn()) {
      return false;
    }
    if (state == StepState.ENQUEUED_FOR_ORCHESTRATION) {
      move("Complete", StepState.COMPLETE, at);
    } else if (worthRetrying && attempts < retry.attempts()) {
      move("WaitForRetry", StepState.WAITING_FOR_RETRY, at);
      due = at.plus(retry.waitAfter(attempts));
    } else {
      move("Fail", StepState.ERROR, at);
    }
    return true;
  }

  /** A clock rang for it, perhaps too early. */
  void ring(Instant at) {
    if (due == null || due.isAfter(at)) {
      return;
    }
    if (state == StepState.IN_PROGRESS) {
      move("LeaseExpired", StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION, at);
      settle(at);
    } else {
      move("Retry", StepState.PENDING, at);
    }
  }

  void reset(Instant at) {
    move("ResetForRetry", StepState.PENDING, at);
    attempts = 0;
    worthRetrying = true;
  }
}
