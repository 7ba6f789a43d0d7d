-- Holds: the steps of a task are numbered from 0 without a gap, and no step is without its task.
-- Matters: a step's public id is its task's id plus its number, and new steps are numbered on from
-- n_steps.
WITH numbered AS (
  SELECT task_uuid, count(*) AS steps, min(step_no) AS first, max(step_no) AS last
  FROM tasker.workflow_steps
  GROUP BY task_uuid
)
SELECT CASE
    WHEN t.task_uuid IS NULL THEN format('task=%s does not exist steps=%s', n.task_uuid, n.steps)
    ELSE format('task=%s steps=%s first=%s last=%s', n.task_uuid, n.steps, n.first, n.last)
  END AS finding
FROM numbered n
LEFT JOIN tasker.tasks t ON t.task_uuid = n.task_uuid
WHERE t.task_uuid IS NULL OR n.first <> 0 OR n.last <> n.steps - 1
ORDER BY n.task_uuid
LIMIT 20
