package io.tasker.core.lifecycle;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.state.TaskCause;
import io.tasker.core.state.TaskTransitions;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.WriteSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The working copy of one task within a set, with the steps that were read. Lives as long as the
 * set.
 */
public final class TaskWork {
  private final TaskSnapshot before;
  private final SortedMap<Integer, StepWork> steps = new TreeMap<>();
  private final List<WriteSet.TaskTransition> transitions = new ArrayList<>();
  private final List<WriteSet.Guard> guards = new ArrayList<>();
  private final List<WriteSet.DlqEntry> dlqEntries = new ArrayList<>();
  private final List<WriteSet.DlqSettlement> dlqSettlements = new ArrayList<>();
  private final List<Outgoing> messages = new ArrayList<>();
  private TaskState state;
  private int seq;
  private int done;
  private int active;
  private int retry;
  private int failed;
  private int cancelled;
  private @Nullable Repairer repairer;
  private @Nullable String trace;

  /**
   * Who repaired a step of the task in this set; of several the last.
   *
   * @param by who
   * @param reason why
   */
  public record Repairer(String by, String reason) {}

  /** Starts from what was read. */
  public TaskWork(TaskSnapshot before) {
    this.before = before;
    this.state = before.state();
    this.seq = before.seq();
    this.done = before.counts().done();
    this.active = before.counts().active();
    this.retry = before.counts().retry();
    this.failed = before.counts().failed();
    this.cancelled = before.counts().cancelled();
  }

  /** Its id. */
  public TaskId task() {
    return before.task();
  }

  /** As it was read. */
  public TaskSnapshot before() {
    return before;
  }

  /** Its state as it stands now. */
  public TaskState state() {
    return state;
  }

  /** Its transitions so far. */
  public int seq() {
    return seq;
  }

  /** Its counts as they stand now. */
  public TaskSnapshot.Counts counts() {
    return new TaskSnapshot.Counts(done, active, retry, failed, cancelled);
  }

  /** Adds a step that was read; a second reading of the same step changes nothing. */
  public void add(StepSnapshot step) {
    steps.putIfAbsent(step.number(), new StepWork(this, step));
  }

  /** A step that was read. */
  public Optional<StepWork> step(int number) {
    return Optional.ofNullable(steps.get(number));
  }

  /** The steps that were read, by number. */
  public Collection<StepWork> steps() {
    return steps.values();
  }

  /**
   * Moves it, with its audit row.
   *
   * @throws IllegalStateException if the transition is not declared
   */
  public void move(TaskCause cause) {
    move(cause, null);
  }

  /**
   * Moves it, with its audit row.
   *
   * @param detail JSON for the audit row
   * @throws IllegalStateException if the transition is not declared
   */
  public void move(TaskCause cause, @Nullable String detail) {
    TaskState to = TaskTransitions.TABLE.require(state, cause);
    seq++;
    transitions.add(new WriteSet.TaskTransition(task(), seq, state, cause, to, detail));
    state = to;
  }

  /**
   * A step is done: its dependents have one parent less to wait for.
   *
   * @throws IllegalStateException if a dependent was not read
   */
  public void releaseDependents(StepWork done) {
    for (int child : done.current().dependents()) {
      StepWork dependent =
          step(child)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "dependent step " + child + " of " + done.key() + " was not read"));
      dependent.parentDone();
    }
  }

  /** An operator reset, resolved or completed a step. */
  public void repaired(String by, String reason) {
    repairer = new Repairer(by, reason);
  }

  /** Who repaired a step in this set, if somebody did. */
  public Optional<Repairer> repairer() {
    return Optional.ofNullable(repairer);
  }

  /**
   * Steps that can start since this set because their parents are done. One that was settled in the
   * same set is none of them.
   */
  public int freshlyReady() {
    return (int) steps.values().stream().filter(StepWork::wasReleased).count();
  }

  /** Steps that can start again since this set because their retry is due; likewise. */
  public int retried() {
    return (int) steps.values().stream().filter(StepWork::wasRetried).count();
  }

  /** Adds a wake-up. */
  public void add(WriteSet.Guard guard) {
    guards.add(guard);
  }

  /** Adds an entry for a person. */
  public void add(WriteSet.DlqEntry entry) {
    dlqEntries.add(entry);
  }

  /** Settles what a person was asked. */
  public void add(WriteSet.DlqSettlement settlement) {
    dlqSettlements.add(settlement);
  }

  /** Adds a message. */
  public void add(Outgoing message) {
    messages.add(message);
  }

  /** What it sends in this set is a part of a trace, a W3C {@code traceparent}. */
  public void traced(String by) {
    trace = by;
  }

  /** Hands everything that was decided to the rows that will be written. */
  public void addTo(WriteSet rows) {
    steps.values().forEach(step -> step.addTo(rows));
    transitions.forEach(rows::add);
    guards.forEach(rows::add);
    dlqEntries.forEach(rows::add);
    dlqSettlements.forEach(rows::add);
    String by = trace;
    messages.forEach(message -> rows.add(by == null ? message : message.traced(by)));
    if (seq != before.seq() || !counts().equals(before.counts())) {
      rows.add(
          new WriteSet.TaskChange(before, state, seq, counts(), TaskTransitions.isFinal(state)));
    }
  }

  void count(StepState from, StepState to) {
    add(from, -1);
    add(to, 1);
  }

  private void add(StepState state, int change) {
    if (state.isActive()) {
      active += change;
    } else if (state.satisfiesDependents()) {
      done += change;
    } else if (state == StepState.WAITING_FOR_RETRY) {
      retry += change;
    } else if (state == StepState.ERROR) {
      failed += change;
    } else if (state == StepState.CANCELLED) {
      cancelled += change;
    }
  }
}
