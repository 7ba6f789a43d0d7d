-- Holds: a step has as many parents as there are edges that lead to it, and every edge leads to a step.
-- Matters: clients are shown progress by it, and an edge into nowhere stops its parent's results.
WITH edges AS (
  SELECT p.task_uuid, c.step_no, count(*) AS parents
  FROM tasker.workflow_steps p
  CROSS JOIN LATERAL unnest(p.dependents) AS c (step_no)
  GROUP BY p.task_uuid, c.step_no
)
SELECT CASE
    WHEN s.task_uuid IS NULL THEN
      format('task=%s step=%s does not exist edges=%s', e.task_uuid, e.step_no, e.parents)
    ELSE
      format('task=%s step=%s parents=%s edges=%s', s.task_uuid, s.step_no, s.parents,
        coalesce(e.parents, 0))
  END AS finding
FROM tasker.workflow_steps s
FULL JOIN edges e ON e.task_uuid = s.task_uuid AND e.step_no = s.step_no
WHERE s.parents IS DISTINCT FROM coalesce(e.parents, 0)
ORDER BY coalesce(s.task_uuid, e.task_uuid), coalesce(s.step_no, e.step_no)
LIMIT 20
