-- Used by: ProcessStore, after lock-tasks, for tasks that somebody wants looked at. Locks: none. Returns:
-- their steps that wait for nothing but being enqueued.
SELECT w.task_uuid, w.step_no, w.template_step, w.state, w.seq, w.remaining, w.attempts, w.max_attempts,
  w.retryable, w.lease_until, w.updated_at, w.dependents, w.next_attempt_at, NULL
FROM tasker.workflow_steps w
WHERE w.task_uuid = ANY (CAST(:evaluated AS uuid[])) AND w.state = 0 AND w.remaining = 0
