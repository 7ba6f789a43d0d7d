-- Used by: DlqViewStore (DbClient). Locks: none. Returns: pending entries, the most urgent first: by the
-- points of their reason and their minutes. Metadata may be whatever a person has put there.
SELECT d.dlq_entry_uuid, d.task_uuid, d.original_state, d.dlq_reason, d.dlq_timestamp, v.minutes,
  d.task_snapshot ->> 'namespace' AS namespace, d.task_snapshot ->> 'task_name' AS name,
  d.task_snapshot ->> 'current_state' AS current_state,
  d.metadata ->> 'time_in_state_minutes' AS time_in_state_minutes
FROM tasker.tasks_dlq d
JOIN unnest(CAST(:reasons AS text[]), CAST(:points AS int[])) AS u (reason, points)
  ON u.reason = d.dlq_reason
CROSS JOIN LATERAL (SELECT CAST(greatest(0, extract(epoch FROM CAST(:now AS timestamptz) - d.dlq_timestamp) / 60)
  AS double precision) AS minutes) v
WHERE d.resolution_status = 'pending'
ORDER BY u.points + v.minutes DESC, d.dlq_entry_uuid
LIMIT CAST(:most AS bigint)
