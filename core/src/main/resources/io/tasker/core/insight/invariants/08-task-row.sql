-- Holds: a task's row stands where its history ends: same state, same seq.
-- Matters: the row was changed past the audit, or the audit has lost its end.
WITH last AS (
  SELECT DISTINCT ON (task_uuid) task_uuid, seq, to_state
  FROM tasker.task_transitions
  ORDER BY task_uuid, seq DESC
)
SELECT format('task=%s state=%s seq=%s history_state=%s history_seq=%s', r.task_uuid, r.state, r.seq,
  coalesce(l.to_state, 0), coalesce(l.seq, 0)) AS finding
FROM tasker.tasks r
LEFT JOIN last l ON l.task_uuid = r.task_uuid
WHERE r.state <> coalesce(l.to_state, 0) OR r.seq <> coalesce(l.seq, 0)
ORDER BY r.task_uuid
LIMIT 20
