package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.core.queue.Outgoing;
import io.tasker.core.state.StepTransitions;
import io.tasker.core.state.TaskTransitions;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.ProcessStore;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StepSnapshot;
import io.tasker.core.store.TaskSnapshot;
import io.tasker.core.store.TaskSnapshot.Counts;
import io.tasker.core.store.WakeupKind;
import io.tasker.core.store.WriteSet;
import io.tasker.core.store.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The database of the property tests: maps for tables, lists for queues. Refuses what the real one
 * refuses, and recounts after every set what the real one never recounts.
 */
final class MemoryTables {
  final SortedMap<TaskId, TaskSnapshot> tasks = new TreeMap<>(StepKey.TASK_ORDER);
  final SortedMap<StepKey, StepSnapshot> steps = new TreeMap<>();
  final List<Outgoing> queue = new ArrayList<>();
  final List<StepKey> results = new ArrayList<>();
  final List<WriteSet.Guard> guards = new ArrayList<>();
  final List<WriteSet.DlqEntry> dlq = new ArrayList<>();
  final Map<StepKey, Integer> completions = new HashMap<>();

  /** Creates a task with its first steps enqueued; answers their keys. */
  List<StepKey> create(TaskId task, int[][] parents, int maxAttempts) {
    List<StepKey> roots = new ArrayList<>();
    for (int number = 0; number < parents.length; number++) {
      boolean root = parents[number].length == 0;
      StepKey key = new StepKey(task, number);
      steps.put(
          key,
          AStep.in(root ? StepState.ENQUEUED : StepState.PENDING)
              .of(task)
              .number(number)
              .seq(root ? 1 : 0)
              .remaining(parents[number].length)
              .attempts(0, maxAttempts)
              .dependents(Dags.children(parents, number))
              .read());
      if (root) {
        roots.add(key);
      }
    }
    tasks.put(
        task,
        ATask.in(
            task,
            TaskState.STEPS_IN_PROCESS,
            parents.length,
            new Counts(0, roots.size(), 0, 0, 0)));
    return roots;
  }

  /** A worker takes a step; false if it is not there to be taken. */
  boolean claim(StepKey key, Instant leaseUntil) {
    StepSnapshot step = step(key);
    if (step.state() != StepState.ENQUEUED) {
      return false;
    }
    put(
        copy(step, StepState.IN_PROGRESS)
            .attempts(step.attempts() + 1, step.maxAttempts())
            .leaseUntil(leaseUntil));
    guards.add(new WriteSet.Guard(WakeupKind.LEASE, leaseUntil, key, step.seq() + 1));
    return true;
  }

  /** A worker hands in a result; false if its lease is gone. */
  boolean submit(StepKey key, int token, boolean success, @Nullable Boolean retryable) {
    StepSnapshot step = step(key);
    if (step.state() != StepState.IN_PROGRESS || step.seq() != token) {
      return false;
    }
    StepState to =
        success
            ? StepState.ENQUEUED_FOR_ORCHESTRATION
            : StepState.ENQUEUED_AS_ERROR_FOR_ORCHESTRATION;
    put(copy(step, to).retryable(retryable));
    results.add(key);
    return true;
  }

  /** What a set reads: its tasks, the steps asked for and their children, some of them twice. */
  ProcessStore.Snapshot read(SetEvents events) {
    List<TaskSnapshot> lockedTasks =
        events.tasks().stream().filter(tasks::containsKey).map(tasks::get).toList();
    List<StepSnapshot> read = new ArrayList<>();
    for (StepKey key : events.steps()) {
      StepSnapshot step = steps.get(key);
      if (step != null) {
        read.add(step);
        for (int child : step.dependents()) {
          read.add(step(new StepKey(key.task(), child)));
        }
      }
    }
    return new ProcessStore.Snapshot(lockedTasks, read);
  }

  /** Writes a set, with the comparisons and constraints of the real tables. */
  void write(WriteSet rows) {
    Written written = new Written(rows);
    Set<Object> once = new HashSet<>();
    written.stepTransitions().forEach(this::audit);
    written.taskTransitions().forEach(this::audit);
    for (WriteSet.StepChange change : written.steps()) {
      StepKey key = new StepKey(change.before().task(), change.before().number());
      assertThat(once.add(key)).as("step written once: %s", key).isTrue();
      assertThat(change.before()).as("compare and set").isSameAs(steps.get(key));
      assertThat(change.remaining()).as("remaining of %s", key).isNotNegative();
      steps.put(
          key,
          copy(change.before(), change.state())
              .seq(change.seq())
              .remaining(change.remaining())
              .nextAttemptAt(change.nextAttemptAt())
              .read());
    }
    for (WriteSet.TaskChange change : written.tasks()) {
      TaskSnapshot before = change.before();
      assertThat(once.add(before.task())).as("task written once: %s", before.task()).isTrue();
      assertThat(before).as("compare and set").isSameAs(tasks.get(before.task()));
      assertThat(change.isFinal()).isEqualTo(TaskTransitions.isFinal(change.state()));
      tasks.put(
          before.task(),
          new TaskSnapshot(
              before.task(),
              before.templateId(),
              before.namespaceId(),
              change.state(),
              change.seq(),
              before.steps(),
              change.counts(),
              before.correlationId(),
              before.updatedAt()));
    }
    queue.addAll(written.messages());
    guards.addAll(written.guards());
    dlq.addAll(written.dlqEntries());
    recount();
  }

  /** Every fact that is kept is what counting it again would say. */
  void recount() {
    Map<TaskId, int[]> byTask = new HashMap<>();
    Map<StepKey, Integer> open = new HashMap<>();
    for (StepSnapshot step : steps.values()) {
      byTask
          .computeIfAbsent(step.task(), _ -> new int[StepState.values().length])[
          step.state().ordinal()]++;
      for (int child : step.dependents()) {
        open.merge(
            new StepKey(step.task(), child),
            step.state().satisfiesDependents() ? 0 : 1,
            Integer::sum);
      }
    }
    steps.forEach(
        (key, step) ->
            assertThat(step.remaining())
                .as("remaining of %s", key)
                .isEqualTo(open.getOrDefault(key, 0)));
    tasks.forEach(
        (id, task) ->
            assertThat(task.counts())
                .as("counts of %s", id)
                .isEqualTo(counts(byTask.getOrDefault(id, new int[0]))));
  }

  /** A step that must be there. */
  StepSnapshot step(StepKey key) {
    StepSnapshot step = steps.get(key);
    assertThat(step).as("step %s", key).isNotNull();
    return step;
  }

  private void audit(WriteSet.StepTransition row) {
    assertThat(StepTransitions.TABLE.require(row.from(), row.cause())).isEqualTo(row.to());
    if (row.to() == StepState.COMPLETE) {
      completions.merge(row.step(), 1, Integer::sum);
    }
  }

  private void audit(WriteSet.TaskTransition row) {
    assertThat(TaskTransitions.TABLE.require(row.from(), row.cause())).isEqualTo(row.to());
  }

  private void put(AStep changed) {
    StepSnapshot step = changed.read();
    steps.put(new StepKey(step.task(), step.number()), step);
  }

  /** A copy in another state, one version later. */
  private static AStep copy(StepSnapshot step, StepState state) {
    return AStep.in(state)
        .of(step.task())
        .number(step.number())
        .seq(step.seq() + 1)
        .remaining(step.remaining())
        .attempts(step.attempts(), step.maxAttempts())
        .retryable(step.retryable())
        .leaseUntil(step.leaseUntil())
        .nextAttemptAt(step.nextAttemptAt())
        .dependents(step.dependents());
  }

  private static Counts counts(int[] of) {
    int active = 0;
    for (StepState state : StepState.values()) {
      active += state.isActive() ? of[state.ordinal()] : 0;
    }
    return new Counts(
        of[StepState.COMPLETE.ordinal()] + of[StepState.RESOLVED_MANUALLY.ordinal()],
        active,
        of[StepState.WAITING_FOR_RETRY.ordinal()],
        of[StepState.ERROR.ordinal()],
        of[StepState.CANCELLED.ordinal()]);
  }
}
