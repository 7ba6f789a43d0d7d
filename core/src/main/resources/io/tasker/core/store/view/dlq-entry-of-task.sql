-- Used by: DlqViewStore (DbClient). Locks: none. Returns: the newest entry of a task, or nothing.
SELECT d.dlq_entry_uuid, d.task_uuid, d.original_state, d.dlq_reason, d.dlq_timestamp, d.resolution_status,
  d.resolution_timestamp, d.resolution_notes, d.resolved_by, CAST(d.task_snapshot AS text) AS task_snapshot,
  CAST(d.metadata AS text) AS metadata, d.created_at, d.updated_at
FROM tasker.tasks_dlq d
WHERE d.task_uuid = CAST(:task AS uuid)
ORDER BY d.created_at DESC, d.dlq_entry_uuid DESC
LIMIT 1
