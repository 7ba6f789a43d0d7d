-- Holds: what a step still waits for is the number of its parents that are neither complete nor
-- resolved manually.
-- Matters: a count too high leaves the step waiting for ever, one too low starts it too early.
WITH waiting AS (
  SELECT p.task_uuid, c.step_no, count(*) AS parents
  FROM tasker.workflow_steps p
  CROSS JOIN LATERAL unnest(p.dependents) AS c (step_no)
  WHERE p.state NOT IN (6, 9)
  GROUP BY p.task_uuid, c.step_no
)
SELECT format('task=%s step=%s remaining=%s counted=%s', s.task_uuid, s.step_no, s.remaining,
  coalesce(w.parents, 0)) AS finding
FROM tasker.workflow_steps s
LEFT JOIN waiting w ON w.task_uuid = s.task_uuid AND w.step_no = s.step_no
WHERE s.remaining <> coalesce(w.parents, 0)
ORDER BY s.task_uuid, s.step_no
LIMIT 20
