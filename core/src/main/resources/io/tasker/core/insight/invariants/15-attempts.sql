-- Holds: a step's attempts are its claims since it was last reset.
-- Matters: it is tried more often than it may be, or given up early.
WITH history AS (
  SELECT task_uuid, step_no, seq, cause,
    max(seq) FILTER (WHERE cause = 10) OVER (PARTITION BY task_uuid, step_no) AS reset_seq
  FROM tasker.step_transitions
), claims AS (
  SELECT task_uuid, step_no, count(*) AS claims
  FROM history
  WHERE cause = 1 AND seq > coalesce(reset_seq, 0)
  GROUP BY task_uuid, step_no
)
SELECT format('task=%s step=%s attempts=%s claims=%s', w.task_uuid, w.step_no, w.attempts,
  coalesce(c.claims, 0)) AS finding
FROM tasker.workflow_steps w
LEFT JOIN claims c ON c.task_uuid = w.task_uuid AND c.step_no = w.step_no
WHERE w.attempts <> coalesce(c.claims, 0)
ORDER BY w.task_uuid, w.step_no
LIMIT 20
