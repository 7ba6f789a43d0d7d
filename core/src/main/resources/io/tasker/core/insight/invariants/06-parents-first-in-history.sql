-- Holds: a step was enqueued for the first time when all its parents had been completed, by the times
-- of the audit. Both may carry the same time: one set completes the parent and enqueues the child.
-- Matters: it ran on results that were not there, and the row may not show it any more.
WITH sent AS (
  SELECT task_uuid, step_no, min(at) AS at
  FROM tasker.step_transitions
  WHERE cause = 0
  GROUP BY task_uuid, step_no
), done AS (
  SELECT task_uuid, step_no, max(at) AS at
  FROM tasker.step_transitions
  WHERE to_state IN (6, 9)
  GROUP BY task_uuid, step_no
)
SELECT format('task=%s step=%s enqueued=%s parent=%s completed=%s', s.task_uuid, s.step_no, s.at,
  p.step_no, coalesce(CAST(d.at AS text), 'never')) AS finding
FROM tasker.workflow_steps p
CROSS JOIN LATERAL unnest(p.dependents) AS e (step_no)
JOIN sent s ON s.task_uuid = p.task_uuid AND s.step_no = e.step_no
LEFT JOIN done d ON d.task_uuid = p.task_uuid AND d.step_no = p.step_no
WHERE d.at IS NULL OR d.at > s.at
ORDER BY s.task_uuid, s.step_no, p.step_no
LIMIT 20
