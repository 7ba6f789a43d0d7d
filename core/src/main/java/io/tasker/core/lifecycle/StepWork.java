package io.tasker.core.lifecycle;

import io.tasker.contract.model.StepState;
import io.tasker.core.state.StepCause;
import io.tasker.core.state.StepTransitions;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.WriteSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The working copy of one step within a set. Lives as long as the set. */
public final class StepWork {
  private final TaskWork task;
  private final StepSnapshot before;
  private final List<WriteSet.StepTransition> transitions = new ArrayList<>();
  private StepState state;
  private int seq;
  private int remaining;
  private @Nullable Instant nextAttemptAt;
  private @Nullable String outcome;
  private @Nullable String result;
  private boolean attemptsReset;

  StepWork(TaskWork task, StepSnapshot before) {
    this.task = task;
    this.before = before;
    this.state = before.state();
    this.seq = before.seq();
    this.remaining = before.remaining();
    this.nextAttemptAt = before.nextAttemptAt();
  }

  /** Its key. */
  public StepKey key() {
    return new StepKey(before.task(), before.number());
  }

  /** As it stands now, with what was decided so far. */
  public StepSnapshot current() {
    return new StepSnapshot(
        before.task(),
        before.number(),
        before.templateStep(),
        state,
        seq,
        remaining,
        attemptsReset ? 0 : before.attempts(),
        before.maxAttempts(),
        attemptsReset ? null : before.retryable(),
        before.leaseUntil(),
        before.updatedAt(),
        before.dependents(),
        nextAttemptAt,
        before.orchestrationMetadata());
  }

  /** Its state as it stands now. */
  public StepState state() {
    return state;
  }

  /** Its version as it stands now. */
  public int seq() {
    return seq;
  }

  /** Whether it waits for nothing but being enqueued. */
  public boolean isReady() {
    return state == StepState.PENDING && remaining == 0;
  }

  /** Whether it can start, or was enqueued, and could not before: its parents are done. */
  boolean wasReleased() {
    return starts() && before.state() == StepState.PENDING && before.remaining() > 0;
  }

  /** Whether it can start, or was enqueued, after having waited for a retry. */
  boolean wasRetried() {
    return starts() && before.state() == StepState.WAITING_FOR_RETRY;
  }

  private boolean starts() {
    return isReady() || state == StepState.ENQUEUED;
  }

  /** Moves it, with its audit row; keeps the task's counts. */
  public void move(StepCause cause) {
    move(cause, null);
  }

  /**
   * Moves it, with its audit row; keeps the task's counts.
   *
   * @param detail JSON for the audit row
   * @throws IllegalStateException if the transition is not declared
   */
  public void move(StepCause cause, @Nullable String detail) {
    StepState to = StepTransitions.TABLE.require(state, cause);
    seq++;
    transitions.add(new WriteSet.StepTransition(key(), seq, state, cause, to, detail));
    task.count(state, to);
    state = to;
    nextAttemptAt = null;
  }

  /** One parent less to wait for. */
  public void parentDone() {
    remaining--;
  }

  /** Says when its next attempt is due. */
  public void waitUntil(Instant due) {
    nextAttemptAt = due;
  }

  /** Says how its last attempt went, JSON. */
  public void outcome(String json) {
    outcome = json;
  }

  /** Gives it a result, JSON, in a worker's place. */
  public void result(String json) {
    result = json;
  }

  /** Takes back that it was ever tried. */
  public void resetAttempts() {
    attemptsReset = true;
  }

  void addTo(WriteSet rows) {
    transitions.forEach(rows::add);
    if (seq == before.seq() && remaining == before.remaining()) {
      return;
    }
    var change = new WriteSet.StepChange(before, state, seq, remaining, nextAttemptAt, outcome);
    if (attemptsReset || result != null) {
      rows.add(new WriteSet.RepairedStep(change, attemptsReset, result));
    } else {
      rows.add(change);
    }
  }
}
