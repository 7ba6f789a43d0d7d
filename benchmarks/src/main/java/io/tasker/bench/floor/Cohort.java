package io.tasker.bench.floor;

import io.tasker.bench.Shape;
import io.tasker.core.db.Params;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Some tasks of one shape that go through their life together, and what each set writes of them.
 */
final class Cohort {
  /** How the product describes a handler's run; about as long. */
  private static final String OUTCOME =
      """
      {"ms": 0, "worker": "worker-bench-0000", "success": true,\
       "started_at": "2026-01-01T00:00:00.000000Z", "completed_at": "2026-01-01T00:00:00.000000Z"}\
      """;

  private static final int STEPS_IN_PROCESS = 3;
  private static final int EVALUATING = 4;
  private static final int ENQUEUING = 2;
  private static final int TASK_COMPLETE = 8;
  private static final int ENQUEUED = 1;
  private static final int STEP_COMPLETE = 6;

  private final Shape shape;
  private final List<List<Integer>> dependents;
  private final List<UUID> tasks;
  private final int[] taskSeq;
  private final int[] done;
  private final int[] active;
  private final int[][] remaining;

  Cohort(Shape shape, List<UUID> tasks) {
    this.shape = shape;
    this.dependents = shape.dependents();
    this.tasks = List.copyOf(tasks);
    this.taskSeq = new int[tasks.size()];
    this.done = new int[tasks.size()];
    this.active = new int[tasks.size()];
    this.remaining = new int[tasks.size()][shape.size()];
  }

  /** One step of one task. */
  record Member(int task, int step) {}

  int steps() {
    return tasks.size() * shape.size();
  }

  /** All steps of a wave, those of a task side by side. */
  List<Member> wave(List<Integer> steps) {
    List<Member> members = new ArrayList<>();
    for (int task = 0; task < tasks.size(); task++) {
      for (int step : steps) {
        members.add(new Member(task, step));
      }
    }
    return members;
  }

  Params create(Instant at) {
    List<Integer> roots = shape.waves().getFirst();
    byte[][] hashes = new byte[tasks.size()][];
    for (int task = 0; task < tasks.size(); task++) {
      taskSeq[task] = 3;
      active[task] = roots.size();
      for (int step = 0; step < shape.size(); step++) {
        remaining[task][step] = shape.parents().get(step).size();
      }
      hashes[task] = Bytes.hash(tasks.get(task));
    }
    return members("root_tasks", "root_steps", wave(roots))
        .with("tasks", tasks.toArray(UUID[]::new))
        .with("hashes", hashes)
        .with("n_steps", shape.size())
        .with("n_roots", roots.size())
        .with("steps", Ints.upTo(shape.size()))
        .with("parent_counts", shape.parents().stream().mapToInt(List::size).toArray())
        .with("dependents", dependents.stream().map(Bytes::array).toArray(String[]::new))
        .with("at", at);
  }

  Params claim(List<Member> set, Instant at) {
    return members("tasks", "steps", set).with("at", at).with("max", set.size());
  }

  Params submit(List<Member> set, Instant at) {
    return members("tasks", "steps", set)
        .with("at", at)
        .with("result", "256")
        .with("outcome", OUTCOME);
  }

  Params process(List<Member> set, Instant at) {
    Rows changedTasks = new Rows();
    Rows changedSteps = new Rows();
    Rows taskHistory = new Rows();
    Rows stepHistory = new Rows();
    List<Member> enqueued = new ArrayList<>();
    int from = 0;
    while (from < set.size()) {
      int task = set.get(from).task();
      int to = from;
      while (to < set.size() && set.get(to).task() == task) {
        complete(set.get(to++), changedSteps, stepHistory);
      }
      List<Member> ready = decrement(set.subList(from, to), changedSteps, stepHistory);
      enqueued.addAll(ready);
      move(task, ready, taskHistory);
      boolean over = done[task] == shape.size();
      int state = over ? TASK_COMPLETE : STEPS_IN_PROCESS;
      changedTasks.add(tasks.get(task), state, taskSeq[task], done[task], active[task]);
      from = to;
    }
    return members("m_task", "m_step", enqueued)
        .with("at", at)
        .with("max", set.size())
        .with(changedTasks.params("t_task", "t_state", "t_seq", "t_done", "t_active"))
        .with(changedSteps.params("s_task", "s_step", "s_state", "s_seq", "s_remaining"))
        .with(taskHistory.params("tt_task", "tt_seq", "tt_from", "tt_to", "tt_cause"))
        .with(stepHistory.params("st_task", "st_step", "st_seq", "st_from", "st_to", "st_cause"));
  }

  private void complete(Member member, Rows changed, Rows history) {
    int seq = 4;
    UUID task = tasks.get(member.task());
    changed.add(task, member.step(), STEP_COMPLETE, seq, 0);
    history.add(task, member.step(), seq, 3, STEP_COMPLETE, 5);
    done[member.task()]++;
    active[member.task()]--;
  }

  /** Those that waited for these; a step whose last parent is among them is enqueued. */
  private List<Member> decrement(List<Member> completed, Rows changed, Rows history) {
    List<Member> ready = new ArrayList<>();
    int task = completed.getFirst().task();
    int[] before = remaining[task].clone();
    completed.stream()
        .flatMap(member -> dependents.get(member.step()).stream())
        .forEach(child -> remaining[task][child]--);
    UUID uuid = tasks.get(task);
    for (int step = 0; step < shape.size(); step++) {
      if (before[step] == remaining[task][step]) {
        continue;
      }
      boolean turn = remaining[task][step] == 0;
      changed.add(uuid, step, turn ? ENQUEUED : 0, turn ? 1 : 0, remaining[task][step]);
      if (turn) {
        history.add(uuid, step, 1, 0, ENQUEUED, 0);
        ready.add(new Member(task, step));
        active[task]++;
      }
    }
    return ready;
  }

  private void move(int task, List<Member> ready, Rows history) {
    UUID uuid = tasks.get(task);
    if (done[task] == shape.size()) {
      history.add(uuid, ++taskSeq[task], STEPS_IN_PROCESS, EVALUATING, 5);
      history.add(uuid, ++taskSeq[task], EVALUATING, TASK_COMPLETE, 8);
    } else if (!ready.isEmpty()) {
      history.add(uuid, ++taskSeq[task], STEPS_IN_PROCESS, EVALUATING, 4);
      history.add(uuid, ++taskSeq[task], EVALUATING, ENQUEUING, 1);
      history.add(uuid, ++taskSeq[task], ENQUEUING, STEPS_IN_PROCESS, 3);
    }
  }

  private Params members(String taskName, String stepName, List<Member> members) {
    return Params.of(
            taskName, members.stream().map(member -> tasks.get(member.task())).toArray(UUID[]::new))
        .with(stepName, members.stream().mapToInt(Member::step).toArray());
  }
}
