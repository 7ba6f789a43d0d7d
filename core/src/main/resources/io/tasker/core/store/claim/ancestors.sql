-- Used by: ClaimStore. Locks: none. Returns: the results of the ancestors of claimed steps; asked and
-- found by (task, step number), since the template says who the ancestors are.
SELECT w.task_uuid, w.step_no, coalesce(w.result, r.result)
FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[])) AS b (task, step)
JOIN tasker.workflow_steps w ON w.task_uuid = b.task AND w.step_no = b.step
LEFT JOIN LATERAL (
  SELECT x.result FROM tasker.step_results x
  WHERE w.result IS NULL AND x.task_uuid = w.task_uuid AND x.step_no = w.step_no
  ORDER BY x.seq DESC LIMIT 1) r ON true
WHERE w.state IN (6, 9) AND coalesce(w.result, r.result) IS NOT NULL
