-- Holds: a task has a time of completion if and only if it is over.
-- Matters: the index of open tasks goes by that time; the reconciler and the lists go by that index.
SELECT format('task=%s state=%s completed_at=%s', task_uuid, state,
  coalesce(CAST(completed_at AS text), 'none')) AS finding
FROM tasker.tasks
WHERE (completed_at IS NOT NULL) <> (state >= 8)
ORDER BY task_uuid
LIMIT 20
