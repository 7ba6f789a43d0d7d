-- Used by: ProcessStore, for sets that end whole tasks, in the place of lock-steps. Locks: all steps of
-- those tasks and the leased ones of others, in the order (task, step), after their tasks. A claim or a
-- submit is either done by then or finds the step over. Returns: nothing of use.
WITH wanted AS MATERIALIZED (
  SELECT b.task, b.step
  FROM unnest(CAST(:leased_tasks AS uuid[]), CAST(:leased_steps AS int[])) AS b (task, step)
  UNION
  SELECT s.task_uuid, s.step_no
  FROM tasker.workflow_steps s
  WHERE s.task_uuid = ANY (CAST(:whole_tasks AS uuid[]))
)
SELECT w.step_no
FROM wanted b
JOIN tasker.workflow_steps w ON w.task_uuid = b.task AND w.step_no = b.step
ORDER BY w.task_uuid, w.step_no
FOR NO KEY UPDATE OF w
