-- Used by: RetentionStore. Locks: task rows, in order, skipping rows others hold. Returns: those that are
-- over and not in front of a person.
SELECT t.task_uuid FROM tasker.tasks t
WHERE t.task_uuid = ANY (CAST(:tasks AS uuid[])) AND t.completed_at IS NOT NULL AND NOT EXISTS (
  SELECT FROM tasker.tasks_dlq d WHERE d.task_uuid = t.task_uuid AND d.resolution_status = 'pending')
ORDER BY t.task_uuid
FOR UPDATE OF t SKIP LOCKED
