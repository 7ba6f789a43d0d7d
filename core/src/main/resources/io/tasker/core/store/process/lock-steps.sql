-- Used by: ProcessStore, before steps that may be with a worker are read. Locks: step rows in the order
-- (task, step), after their tasks. Returns: nothing of use.
SELECT w.step_no
FROM tasker.workflow_steps w
JOIN unnest(CAST(:leased_tasks AS uuid[]), CAST(:leased_steps AS int[])) AS b (task, step)
  ON w.task_uuid = b.task AND w.step_no = b.step
ORDER BY w.task_uuid, w.step_no
FOR NO KEY UPDATE OF w
