-- Used by: RecoveryStore. Locks: none. Returns: the next open tasks in the order of their uuids.
SELECT task_uuid FROM tasker.tasks
WHERE completed_at IS NULL AND task_uuid > CAST(:after AS uuid)
ORDER BY task_uuid LIMIT :max
