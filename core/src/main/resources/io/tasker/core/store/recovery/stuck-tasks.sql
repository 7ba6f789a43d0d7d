-- Used by: RecoveryStore. Locks: none. Returns: tasks of a page that rest where nothing will wake them:
-- in a state that never rests, or in process with nothing in process.
SELECT t.task_uuid, t.state
FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
JOIN tasker.tasks t ON t.task_uuid = b.task
WHERE t.state IN (0, 1, 2, 4)
  OR (t.state IN (3, 5) AND t.n_active = 0)
  OR (t.state = 6 AND t.n_retry = 0)
