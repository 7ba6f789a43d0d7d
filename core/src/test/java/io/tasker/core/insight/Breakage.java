package io.tasker.core.insight;

import java.util.EnumSet;
import java.util.Set;

/**
 * A way to break the healthy world.
 *
 * @param sql what is done to it
 * @param finding what must be said about it
 * @param also invariants that cannot but break with it
 */
record Breakage(String sql, String finding, Set<Invariant> also) {
  private static final String TASK = "task=0197a000-0000-7000-8000-000000%s00000";

  /** Says which task is meant. */
  static String task(int number) {
    return TASK.formatted(number);
  }

  private static Breakage of(String sql, String finding, Invariant... also) {
    Set<Invariant> others = EnumSet.noneOf(Invariant.class);
    others.addAll(Set.of(also));
    return new Breakage(sql, finding, others);
  }

  /** Breaks one invariant; a new one does not compile without a way to break it. */
  static Breakage of(Invariant invariant) {
    return switch (invariant) {
      case TASK_COUNTERS ->
          of(
              "UPDATE tasker.tasks SET n_active = n_active + 1 WHERE task_uuid = task(3)",
              task(3) + " n_active=1 counted=0");
      case REMAINING ->
          of(
              """
              UPDATE tasker.workflow_steps SET remaining = 0
              WHERE task_uuid = task(5) AND step_no = 1\
              """,
              task(5) + " step=1 remaining=0 counted=1");
      case PARENT_COUNT ->
          of(
              """
              UPDATE tasker.workflow_steps SET parents = 2
              WHERE task_uuid = task(2) AND step_no = 5\
              """,
              task(2) + " step=5 parents=2 edges=1");
      case STEP_NUMBERS ->
          of(
              """
              UPDATE tasker.workflow_steps SET step_no = 6
              WHERE task_uuid = task(2) AND step_no = 5;
              UPDATE tasker.workflow_steps SET dependents = '{6}'
              WHERE task_uuid = task(2) AND step_no = 1\
              """,
              task(2) + " steps=6 first=0 last=6");
      case PARENTS_FIRST ->
          of(
              """
              UPDATE tasker.workflow_steps SET dependents = '{2,5}'
              WHERE task_uuid = task(2) AND step_no = 1;
              UPDATE tasker.workflow_steps SET parents = 2, remaining = 1
              WHERE task_uuid = task(2) AND step_no = 2\
              """,
              task(2) + " step=2 state=2 parent=1 parent_state=1",
              Invariant.PARENTS_FIRST_IN_HISTORY);
      case PARENTS_FIRST_IN_HISTORY ->
          of(
              """
              UPDATE tasker.step_transitions SET at = at + interval '1 microsecond'
              WHERE task_uuid = task(1) AND step_no = 0 AND seq = 4\
              """,
              task(1) + " step=1 enqueued=");
      case TASK_HISTORY ->
          of(
              "DELETE FROM tasker.task_transitions WHERE task_uuid = task(1) AND seq = 2",
              task(1) + " seq=3 from_state=2 seq_before=1 state_before=1");
      case TASK_ROW ->
          of(
              "UPDATE tasker.tasks SET seq = seq + 1 WHERE task_uuid = task(1)",
              task(1) + " state=8 seq=9 history_state=8 history_seq=8");
      case STEP_HISTORY ->
          of(
              """
              DELETE FROM tasker.step_transitions
              WHERE task_uuid = task(2) AND step_no = 2 AND seq = 1\
              """,
              task(2) + " step=2 seq=2 from_state=1 seq_before=0 state_before=0");
      case STEP_ROW ->
          of(
              """
              UPDATE tasker.workflow_steps SET seq = 1
              WHERE task_uuid = task(2) AND step_no = 5\
              """,
              task(2) + " step=5 state=0 seq=1 history_state=0 history_seq=0");
      case TASK_TIME ->
          of(
              """
              UPDATE tasker.task_transitions SET at = at - interval '1 hour'
              WHERE task_uuid = task(1) AND seq = 4\
              """,
              task(1) + " seq=4 at=");
      case STEP_TIME ->
          of(
              """
              UPDATE tasker.step_transitions SET at = at + interval '1 hour'
              WHERE task_uuid = task(1) AND step_no = 0 AND seq = 3\
              """,
              task(1) + " step=0 seq=4 at=");
      case TASK_TRANSITIONS_LEGAL ->
          of(
              """
              ALTER TABLE tasker.task_transitions DROP CONSTRAINT task_transitions_legal;
              UPDATE tasker.task_transitions SET cause = 14
              WHERE task_uuid = task(5) AND seq = 4\
              """,
              task(5) + " seq=4 from_state=3 cause=14 to_state=10");
      case STEP_TRANSITIONS_LEGAL ->
          of(
              """
              ALTER TABLE tasker.step_transitions DROP CONSTRAINT step_transitions_legal;
              UPDATE tasker.step_transitions SET cause = 6
              WHERE task_uuid = task(1) AND step_no = 0 AND seq = 4\
              """,
              task(1) + " step=0 seq=4 from_state=3 cause=6 to_state=6");
      case ATTEMPTS ->
          of(
              """
              UPDATE tasker.workflow_steps SET attempts = attempts - 1
              WHERE task_uuid = task(3) AND step_no = 0\
              """,
              task(3) + " step=0 attempts=1 claims=2");
      case ATTEMPTS_LIMIT ->
          of(
              """
              ALTER TABLE tasker.workflow_steps DROP CONSTRAINT workflow_steps_attempts;
              UPDATE tasker.workflow_steps SET max_attempts = 1
              WHERE task_uuid = task(3) AND step_no = 0\
              """,
              task(3) + " step=0 attempts=2 max_attempts=1");
      case ONE_RESULT_PER_CLAIM ->
          of(
              """
              ALTER TABLE tasker.step_transitions DROP CONSTRAINT step_transitions_legal;
              UPDATE tasker.step_transitions SET seq = 6
              WHERE task_uuid = task(1) AND step_no = 0 AND seq = 4;
              INSERT INTO tasker.step_transitions
                (task_uuid, step_no, seq, from_state, cause, to_state, at)
              VALUES (task(1), 0, 4, 3, 8, 2, second(3)), (task(1), 0, 5, 2, 2, 3, second(3));
              UPDATE tasker.workflow_steps SET seq = 6
              WHERE task_uuid = task(1) AND step_no = 0\
              """,
              task(1) + " step=0 claim=1 results=2 at_seq={3,5}",
              Invariant.STEP_TRANSITIONS_LEGAL);
      case COMPLETE_TASK ->
          of(
              """
              UPDATE tasker.step_transitions SET cause = 9, to_state = 8
              WHERE task_uuid = task(1) AND step_no = 1 AND seq = 4;
              UPDATE tasker.workflow_steps SET state = 8
              WHERE task_uuid = task(1) AND step_no = 1;
              UPDATE tasker.tasks SET n_done = 1, n_cancelled = 1 WHERE task_uuid = task(1)\
              """,
              task(1) + " step=1 state=8");
      case FINAL_TASK_AT_REST ->
          of(
              """
              DELETE FROM tasker.step_transitions
              WHERE task_uuid = task(5) AND step_no = 0 AND seq = 2;
              UPDATE tasker.workflow_steps SET state = 1, seq = 1
              WHERE task_uuid = task(5) AND step_no = 0;
              UPDATE tasker.tasks SET n_active = 1, n_cancelled = 1 WHERE task_uuid = task(5);
              INSERT INTO pgmq.q_worker_default_queue (vt, message) VALUES (now(), message(5, 0))\
              """,
              task(5) + " state=10 step=0 step_state=1");
      case FINAL_TASK_HAS_TIME ->
          of(
              """
              ALTER TABLE tasker.tasks DROP CONSTRAINT tasks_final_has_time;
              UPDATE tasker.tasks SET completed_at = NULL WHERE task_uuid = task(1)\
              """,
              task(1) + " state=8 completed_at=none");
      case ENQUEUED_HAS_MESSAGE ->
          of(
              "DELETE FROM pgmq.q_worker_default_queue WHERE message = message(2, 1)",
              task(2) + " step=1 state=1 seq=1 queue=worker_default_queue");
      case HANDED_IN_HAS_MESSAGE ->
          of(
              "DELETE FROM pgmq.q_results WHERE message = message(2, 4)",
              task(2) + " step=4 state=4 seq=3 queue=results");
      case IN_PROGRESS_HAS_GUARD ->
          of(
              "UPDATE tasker.wakeups SET seqs = '{1,2,7}' WHERE kind = 1",
              task(2) + " step=2 seq=2 lease_until=");
      case RETRY_HAS_GUARD ->
          of(
              "DELETE FROM tasker.wakeups WHERE kind = 2 AND seqs = '{9}'",
              task(3) + " step=0 seq=9 next_attempt_at=");
      case READY_IS_SENT ->
          of(
              """
              DELETE FROM tasker.step_transitions WHERE task_uuid = task(2) AND step_no = 1;
              UPDATE tasker.workflow_steps SET state = 0, seq = 0
              WHERE task_uuid = task(2) AND step_no = 1;
              UPDATE tasker.tasks SET n_active = 3 WHERE task_uuid = task(2)\
              """,
              task(2) + " task_state=3 step=1 seq=0");
      case OPEN_TASK_HAS_ACTIVITY ->
          of(
              """
              DELETE FROM tasker.task_transitions WHERE task_uuid = task(4) AND seq > 3;
              UPDATE tasker.tasks SET state = 3, seq = 3 WHERE task_uuid = task(4)\
              """,
              task(4) + " state=3 active=0 retry=0",
              Invariant.DLQ_ENTRY_FITS);
      case BLOCKED_TASK_IS_KNOWN ->
          of("DELETE FROM tasker.tasks_dlq WHERE task_uuid = task(4)", task(4) + " blocked_at=");
      case IDENTITY_IS_UNIQUE ->
          of(
              """
              DROP INDEX tasker.tasks_identity;
              UPDATE tasker.tasks SET identity_hash = '\\x01' WHERE task_uuid = task(2)\
              """,
              "identity_hash=01 tasks={0197a000-");
      case GUARDS_ARE_TAKEN ->
          of(
              """
              UPDATE tasker.wakeups SET due_at = now() - interval '61 minutes'
              WHERE kind = 2 AND seqs = '{4}'\
              """,
              "kind=2 due_at=");
      case QUEUES_EXIST ->
          of(
              "DROP TABLE pgmq.q_worker_billing_queue",
              "queue=worker_billing_queue namespace=billing does not exist",
              Invariant.ENQUEUED_HAS_MESSAGE);
      case DLQ_ENTRY_FITS ->
          of(
              """
              UPDATE tasker.tasks_dlq SET dlq_reason = 'staleness_timeout'
              WHERE task_uuid = task(4)\
              """,
              task(4) + " reason=staleness_timeout original_state=blocked_by_failures");
    };
  }
}
