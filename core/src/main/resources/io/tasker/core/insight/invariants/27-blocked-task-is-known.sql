-- Holds: a blocked task has a pending entry in the dead letter queue, or one that a person settled after
-- the task was blocked: settling an entry does not move its task.
-- Matters: only a person can help such a task, and this is where they look.
WITH blocked AS (
  SELECT t.task_uuid, max(h.at) AS at
  FROM tasker.tasks t
  LEFT JOIN tasker.task_transitions h ON h.task_uuid = t.task_uuid AND h.to_state = 7
  WHERE t.state = 7
  GROUP BY t.task_uuid
)
SELECT format('task=%s blocked_at=%s', b.task_uuid, b.at) AS finding
FROM blocked b
WHERE NOT EXISTS (
  SELECT FROM tasker.tasks_dlq d
  WHERE d.task_uuid = b.task_uuid
    AND (d.resolution_status = 'pending' OR d.resolution_timestamp >= b.at))
ORDER BY b.task_uuid
LIMIT 20
