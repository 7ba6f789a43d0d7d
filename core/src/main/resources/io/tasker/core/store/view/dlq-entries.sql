-- Used by: DlqViewStore (DbClient). Locks: none. Returns: a page of entries, newest first.
SELECT d.dlq_entry_uuid, d.task_uuid, d.original_state, d.dlq_reason, d.dlq_timestamp, d.resolution_status,
  d.resolution_timestamp, d.resolution_notes, d.resolved_by, CAST(d.task_snapshot AS text) AS task_snapshot,
  CAST(d.metadata AS text) AS metadata, d.created_at, d.updated_at
FROM tasker.tasks_dlq d
WHERE CAST(:any_status AS boolean) OR d.resolution_status = :status
ORDER BY d.dlq_timestamp DESC, d.dlq_entry_uuid DESC
LIMIT CAST(:most AS bigint) OFFSET CAST(:skipped AS bigint)
