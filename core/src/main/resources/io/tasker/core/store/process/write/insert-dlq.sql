-- Part of WRITE. A task has one pending entry at most. If it was entered because nobody moved it, the
-- reason is now this one: it cannot go on by itself.
dlq AS (
  INSERT INTO tasker.tasks_dlq AS x (dlq_entry_uuid, task_uuid, original_state, dlq_reason,
    dlq_timestamp, task_snapshot, metadata, created_at, updated_at)
  SELECT b.entry, b.task, b.state, b.reason, :at, CAST(b.snapshot AS jsonb), NULL, :at, :at
  FROM unnest(CAST(:d_entry AS uuid[]), CAST(:d_task AS uuid[]), CAST(:d_state AS text[]),
    CAST(:d_reason AS text[]), CAST(:d_snapshot AS text[]))
    AS b (entry, task, state, reason, snapshot)
  ON CONFLICT (task_uuid) WHERE resolution_status = 'pending' DO UPDATE
  SET original_state = excluded.original_state, dlq_reason = excluded.dlq_reason,
    dlq_timestamp = excluded.dlq_timestamp, task_snapshot = excluded.task_snapshot,
    metadata = excluded.metadata, updated_at = excluded.updated_at
  WHERE x.dlq_reason IN ('worker_unavailable', 'staleness_timeout')
)
