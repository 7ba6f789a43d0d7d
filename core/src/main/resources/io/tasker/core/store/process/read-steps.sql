-- Used by: ProcessStore, after lock-tasks and as a statement of its own, so that it sees what the lock
-- waited for. Locks: none. Returns: the steps asked for and the children of each, some of them twice.
WITH asked AS MATERIALIZED (
  SELECT w.*
  FROM unnest(CAST(:event_tasks AS uuid[]), CAST(:event_steps AS int[])) AS b (task, step)
  JOIN tasker.workflow_steps w ON w.task_uuid = b.task AND w.step_no = b.step
), children AS (
  SELECT DISTINCT task_uuid, unnest(dependents) AS step_no FROM asked
)
SELECT task_uuid, step_no, template_step, state, seq, remaining, attempts, max_attempts, retryable,
  lease_until, updated_at, dependents, next_attempt_at,
  CASE WHEN state = 4 THEN CAST(outcome->'orchestration_metadata' AS text) END
FROM asked
UNION ALL
SELECT w.task_uuid, w.step_no, w.template_step, w.state, w.seq, w.remaining, w.attempts, w.max_attempts,
  w.retryable, w.lease_until, w.updated_at, w.dependents, w.next_attempt_at,
  CASE WHEN w.state = 4 THEN CAST(w.outcome->'orchestration_metadata' AS text) END
FROM children c
JOIN tasker.workflow_steps w ON w.task_uuid = c.task_uuid AND w.step_no = c.step_no
