-- Used by: DlqUpdateStore. Locks: the entry. Returns: its id, if it was changed. It is not if there is none,
-- or if it cannot be pending again: its task has another pending entry, or was blocked and no longer is.
UPDATE tasker.tasks_dlq d
SET resolution_status = coalesce(CAST(:status AS text), d.resolution_status),
  resolution_timestamp = CASE WHEN CAST(:status AS text) IS NULL THEN d.resolution_timestamp
    WHEN CAST(:status AS text) = 'pending' THEN NULL ELSE greatest(:at, d.dlq_timestamp) END,
  resolution_notes = coalesce(CAST(:notes AS text), d.resolution_notes),
  resolved_by = coalesce(CAST(:resolver AS text), d.resolved_by),
  metadata = coalesce(CAST(:metadata AS jsonb), d.metadata),
  updated_at = greatest(:at, d.updated_at)
WHERE d.dlq_entry_uuid = CAST(:entry AS uuid)
  AND (d.resolution_status = 'pending' OR CAST(:status AS text) IS DISTINCT FROM 'pending'
    OR (NOT EXISTS (SELECT FROM tasker.tasks_dlq o
          WHERE o.task_uuid = d.task_uuid AND o.resolution_status = 'pending')
      AND (d.dlq_reason <> 'max_retries_exceeded' OR EXISTS (SELECT FROM tasker.tasks t
          WHERE t.task_uuid = d.task_uuid AND t.state = 7))))
RETURNING d.dlq_entry_uuid
