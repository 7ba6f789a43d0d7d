-- Holds: a step's history counts from 1 without a gap, begins at pending, and every transition begins
-- where the one before it ended.
-- Matters: something happened that was not written down, or was written down and did not happen.
WITH chained AS (
  SELECT task_uuid, step_no, seq, from_state,
    coalesce(lag(seq) OVER earlier, 0) AS seq_before,
    coalesce(lag(to_state) OVER earlier, 0) AS state_before
  FROM tasker.step_transitions
  WINDOW earlier AS (PARTITION BY task_uuid, step_no ORDER BY seq)
)
SELECT format('task=%s step=%s seq=%s from_state=%s seq_before=%s state_before=%s', task_uuid,
  step_no, seq, from_state, seq_before, state_before) AS finding
FROM chained
WHERE seq <> seq_before + 1 OR from_state <> state_before
ORDER BY task_uuid, step_no, seq
LIMIT 20
