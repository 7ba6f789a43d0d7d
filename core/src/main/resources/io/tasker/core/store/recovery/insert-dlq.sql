-- Used by: DlqStore. Locks: none that anybody waits for. Returns: the tasks that were entered: those
-- that have not moved since they were found, and are not before a person already.
INSERT INTO tasker.tasks_dlq (dlq_entry_uuid, task_uuid, original_state, dlq_reason, dlq_timestamp,
  task_snapshot, metadata, created_at, updated_at)
SELECT b.entry, b.task, b.state, :reason, :at, CAST(b.snapshot AS jsonb), CAST(b.metadata AS jsonb),
  :at, :at
FROM unnest(CAST(:entries AS uuid[]), CAST(:tasks AS uuid[]), CAST(:seqs AS int[]),
  CAST(:states AS text[]), CAST(:snapshots AS text[]), CAST(:metadata AS text[]))
  AS b (entry, task, seq, state, snapshot, metadata)
JOIN tasker.tasks t ON t.task_uuid = b.task AND t.seq = b.seq
ON CONFLICT (task_uuid) WHERE resolution_status = 'pending' DO NOTHING
RETURNING task_uuid
