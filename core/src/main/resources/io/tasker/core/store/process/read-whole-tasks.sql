-- Used by: ProcessStore, after lock-whole-tasks and as a statement of its own. Locks: none. Returns: all
-- steps of tasks that are to end.
SELECT w.task_uuid, w.step_no, w.template_step, w.state, w.seq, w.remaining, w.attempts, w.max_attempts,
  w.retryable, w.lease_until, w.updated_at, w.dependents, w.next_attempt_at,
  CASE WHEN w.state = 4 THEN CAST(w.outcome->'orchestration_metadata' AS text) END
FROM tasker.workflow_steps w
WHERE w.task_uuid = ANY (CAST(:whole_tasks AS uuid[]))
