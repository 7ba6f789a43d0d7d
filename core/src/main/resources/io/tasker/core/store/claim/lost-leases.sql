-- Used by: ClaimStore, now and then for steps that run long. Locks: none. Returns: the claims that are
-- no longer ours: cancelled, settled by an operator, or run out.
SELECT b.task, b.step, b.token
FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[]), CAST(:tokens AS int[])) AS b (task, step, token)
WHERE NOT EXISTS (
  SELECT FROM tasker.workflow_steps w
  WHERE w.task_uuid = b.task AND w.step_no = b.step AND w.seq = b.token AND w.state = 2)
