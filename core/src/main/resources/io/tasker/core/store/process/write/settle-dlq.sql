-- Part of WRITE: what a person was asked about these tasks is settled. A task without a pending entry
-- has been settled before.
settled AS (
  UPDATE tasker.tasks_dlq x
  SET resolution_status = b.status, resolution_timestamp = :at, resolution_notes = b.notes,
    resolved_by = b.resolver, updated_at = :at
  FROM unnest(CAST(:ds_task AS uuid[]), CAST(:ds_status AS text[]), CAST(:ds_by AS text[]),
    CAST(:ds_notes AS text[])) AS b (task, status, resolver, notes)
  WHERE x.task_uuid = b.task AND x.resolution_status = 'pending'
)
