-- Holds: a task's history counts from 1 without a gap, begins at pending, and every transition begins
-- where the one before it ended.
-- Matters: something happened that was not written down, or was written down and did not happen.
WITH chained AS (
  SELECT task_uuid, seq, from_state,
    coalesce(lag(seq) OVER earlier, 0) AS seq_before,
    coalesce(lag(to_state) OVER earlier, 0) AS state_before
  FROM tasker.task_transitions
  WINDOW earlier AS (PARTITION BY task_uuid ORDER BY seq)
)
SELECT format('task=%s seq=%s from_state=%s seq_before=%s state_before=%s', task_uuid, seq,
  from_state, seq_before, state_before) AS finding
FROM chained
WHERE seq <> seq_before + 1 OR from_state <> state_before
ORDER BY task_uuid, seq
LIMIT 20
