package io.tasker.core.property;

import io.tasker.contract.model.ExecutionStatus;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one task must look like after everything that happened to it. Knows the rules of the public
 * contract and nothing of how the engine keeps them: no counts, no rows, only a graph that is
 * looked at as a whole each time.
 */
public final class ModelTask {
  private final List<ModelStep> steps;
  private final List<Move> moves = new ArrayList<>();
  private final List<String> cases = new ArrayList<>();
  private List<StepState> before = List.of();
  private boolean repaired;
  private TaskState state = TaskState.PENDING;

  /** What a person can do to a step. */
  public enum Hand {
    RESET,
    RESOLVE,
    COMPLETE
  }

  /** A task that was just created; its roots are enqueued. */
  public ModelTask(List<ModelStep> steps, Instant at) {
    this.steps = steps;
    move("Start", TaskState.INITIALIZING, at);
    move("ReadyStepsFound", TaskState.ENQUEUING_STEPS, at);
    move("StepsEnqueued", TaskState.STEPS_IN_PROCESS, at);
    ready().forEach(step -> step.move("Enqueue", StepState.ENQUEUED, at));
  }

  /** Where it stands. */
  public TaskState state() {
    return state;
  }

  /** Its audit. */
  public List<Move> moves() {
    return moves;
  }

  /** Its steps, by number. */
  public List<ModelStep> steps() {
    return steps;
  }

  /** What became of each case that a person was asked about. */
  public List<String> cases() {
    return cases;
  }

  /** How many parents a step still waits for. */
  public int openParents(int step) {
    return (int)
        Arrays.stream(steps.get(step).parents())
            .filter(parent -> !steps.get(parent).isDone())
            .count();
  }

  /** Numbers of the steps that wait for this one. */
  public List<Integer> children(int step) {
    return IntStream.range(0, steps.size())
        .filter(child -> Arrays.stream(steps.get(child).parents()).anyMatch(p -> p == step))
        .boxed()
        .toList();
  }

  /** Whether nothing will happen any more unless a person does something. */
  public boolean rests() {
    return count(ModelStep::isBusy) == 0 && count(step -> step.due() != null) == 0;
  }

  /** When its next lease runs out or its next retry is due. */
  public Optional<Instant> nextDue() {
    return steps.stream().map(ModelStep::due).flatMap(Stream::ofNullable).min(Instant::compareTo);
  }

  /** What clients are told it is up to. */
  public ExecutionStatus status(Instant now) {
    if (state == TaskState.BLOCKED_BY_FAILURES) {
      return ExecutionStatus.BLOCKED_BY_FAILURES;
    }
    if (steps.stream().anyMatch(step -> isDueRetry(step, now))) {
      return ExecutionStatus.HAS_READY_STEPS;
    }
    if (count(ModelStep::isBusy) > 0) {
      return ExecutionStatus.PROCESSING;
    }
    return count(ModelStep::isDone) == steps.size()
        ? ExecutionStatus.ALL_COMPLETE
        : ExecutionStatus.WAITING_FOR_DEPENDENCIES;
  }

  private static boolean isDueRetry(ModelStep step, Instant now) {
    Instant due = step.due();
    return step.state() == StepState.WAITING_FOR_RETRY && due != null && !due.isAfter(now);
  }

  /** A worker claimed a step. */
  public void claim(int step, Instant at) {
    steps.get(step).claim(at);
  }

  /** A worker keeps a step for longer; says whether it still has it. */
  public boolean extend(int step, int token, Instant at) {
    if (!isHeld(step, token)) {
      return false;
    }
    steps.get(step).extend(at);
    return true;
  }

  /** A worker hands a result in; says whether it is taken. */
  public boolean handIn(int step, int token, boolean success, boolean retryable, Instant at) {
    if (!isHeld(step, token)) {
      return false;
    }
    steps.get(step).handIn(success, retryable, at);
    return true;
  }

  private boolean isHeld(int step, int token) {
    return steps.get(step).state() == StepState.IN_PROGRESS && steps.get(step).seq() == token;
  }

  /** The events that follow are decided together. */
  public void open() {
    before = steps.stream().map(ModelStep::state).toList();
    repaired = false;
  }

  /** A result may be there; says whether one was. */
  public boolean settle(int step, Instant at) {
    return steps.get(step).settle(at);
  }

  /** A clock rings for a version of a step: for its lease, or else for its retry. */
  public void ring(int step, int seq, boolean lease, Instant at) {
    ModelStep rung = steps.get(step);
    if (rung.seq() == seq && lease == (rung.state() == StepState.IN_PROGRESS)) {
      rung.ring(at);
    }
  }

  /** Somebody wants it to end; says whether it does. */
  public boolean cancel(Instant at) {
    if (isOver()) {
      return false;
    }
    steps.stream()
        .filter(step -> !step.isOver())
        .forEach(step -> step.move("Cancel", StepState.CANCELLED, at));
    closeCase("cancelled");
    move("Cancel", TaskState.CANCELLED, at);
    return true;
  }

  /** A person does something to a step; says whether that was allowed. */
  public boolean act(int number, Hand hand, Instant at) {
    ModelStep step = steps.get(number);
    boolean allowed = hand == Hand.RESET ? step.state() == StepState.ERROR : !step.isOver();
    if (!allowed) {
      return false;
    }
    switch (hand) {
      case RESET -> step.reset(at);
      case RESOLVE -> step.move("ResolveManually", StepState.RESOLVED_MANUALLY, at);
      case COMPLETE -> step.move("CompleteManually", StepState.COMPLETE, at);
    }
    repaired = true;
    return true;
  }

  /** All events since {@link #open} are decided: what is ready is enqueued, the task moves on. */
  public void close(Instant at) {
    boolean released = false;
    boolean retried = false;
    for (ModelStep step : ready()) {
      StepState was = before.get(steps.indexOf(step));
      released |= was == StepState.PENDING;
      retried |= was == StepState.WAITING_FOR_RETRY;
      step.move("Enqueue", StepState.ENQUEUED, at);
    }
    switch (state) {
      case STEPS_IN_PROCESS -> goOn(released, at);
      case WAITING_FOR_RETRY -> wake(retried, at);
      case BLOCKED_BY_FAILURES -> unblock(at);
      default -> {}
    }
  }

  private void goOn(boolean released, Instant at) {
    if (allDone()) {
      move("AllStepsCompleted", TaskState.EVALUATING_RESULTS, at);
      move("AllStepsSuccessful", TaskState.COMPLETE, at);
    } else if (released) {
      move("StepCompleted", TaskState.EVALUATING_RESULTS, at);
      enqueue(at);
    } else if (count(ModelStep::isBusy) == 0) {
      if (waits()) {
        move("StepFailed", TaskState.WAITING_FOR_RETRY, at);
      } else {
        move("StepCompleted", TaskState.EVALUATING_RESULTS, at);
        block(at);
      }
    }
  }

  private void wake(boolean retried, Instant at) {
    if (retried) {
      move("RetryReady", TaskState.ENQUEUING_STEPS, at);
      move("StepsEnqueued", TaskState.STEPS_IN_PROCESS, at);
    } else if (repaired && (allDone() || count(ModelStep::isBusy) > 0)) {
      goOnRepaired(at);
    } else if (repaired && !waits()) {
      move("StepRepaired", TaskState.EVALUATING_RESULTS, at);
      block(at);
    }
  }

  private void unblock(Instant at) {
    if (repaired && (allDone() || count(ModelStep::isBusy) > 0)) {
      closeCase("manually_resolved");
      goOnRepaired(at);
    }
  }

  private void goOnRepaired(Instant at) {
    move("StepRepaired", TaskState.EVALUATING_RESULTS, at);
    if (allDone()) {
      move("AllStepsSuccessful", TaskState.COMPLETE, at);
    } else {
      enqueue(at);
    }
  }

  private void enqueue(Instant at) {
    move("ReadyStepsFound", TaskState.ENQUEUING_STEPS, at);
    move("StepsEnqueued", TaskState.STEPS_IN_PROCESS, at);
  }

  private void block(Instant at) {
    move("PermanentFailure", TaskState.BLOCKED_BY_FAILURES, at);
    cases.add("pending");
  }

  private void closeCase(String how) {
    cases.replaceAll(status -> status.equals("pending") ? how : status);
  }

  private boolean isOver() {
    return state == TaskState.COMPLETE || state == TaskState.CANCELLED;
  }

  private boolean allDone() {
    return count(ModelStep::isDone) == steps.size();
  }

  private boolean waits() {
    return count(step -> step.state() == StepState.WAITING_FOR_RETRY) > 0;
  }

  private long count(Predicate<ModelStep> which) {
    return steps.stream().filter(which).count();
  }

  private List<ModelStep> ready() {
    List<ModelStep> ready = new ArrayList<>();
    for (int number = 0; number < steps.size(); number++) {
      if (steps.get(number).state() == StepState.PENDING && openParents(number) == 0) {
        ready.add(steps.get(number));
      }
    }
    return ready;
  }

  private void move(String cause, TaskState to, Instant at) {
    moves.add(new Move(moves.size() + 1, state.wireName(), cause, to.wireName(), at));
    state = to;
  }
}
