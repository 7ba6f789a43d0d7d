-- Part of WRITE. A task has one pending entry at most.
dlq AS (
  INSERT INTO tasker.tasks_dlq (dlq_entry_uuid, task_uuid, original_state, dlq_reason, dlq_timestamp,
    task_snapshot, metadata, created_at, updated_at)
  SELECT b.entry, b.task, b.state, b.reason, :at, CAST(b.snapshot AS jsonb), NULL, :at, :at
  FROM unnest(CAST(:d_entry AS uuid[]), CAST(:d_task AS uuid[]), CAST(:d_state AS text[]),
    CAST(:d_reason AS text[]), CAST(:d_snapshot AS text[]))
    AS b (entry, task, state, reason, snapshot)
  ON CONFLICT (task_uuid) WHERE resolution_status = 'pending' DO NOTHING
)
