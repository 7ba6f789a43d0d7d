-- Holds: a step's row stands where its history ends: same state, same seq.
-- Matters: the row was changed past the audit, or the audit has lost its end.
WITH last AS (
  SELECT DISTINCT ON (task_uuid, step_no) task_uuid, step_no, seq, to_state
  FROM tasker.step_transitions
  ORDER BY task_uuid, step_no, seq DESC
)
SELECT format('task=%s step=%s state=%s seq=%s history_state=%s history_seq=%s', r.task_uuid,
  r.step_no, r.state, r.seq, coalesce(l.to_state, 0), coalesce(l.seq, 0)) AS finding
FROM tasker.workflow_steps r
LEFT JOIN last l ON l.task_uuid = r.task_uuid AND l.step_no = r.step_no
WHERE r.state <> coalesce(l.to_state, 0) OR r.seq <> coalesce(l.seq, 0)
ORDER BY r.task_uuid, r.step_no
LIMIT 20
