-- Holds: every transition of a step is one of those declared. :legal_steps holds their numbers. A CHECK
-- constraint says the same of the table as it was migrated; this is compared with the running code.
-- Matters: the code that made it followed other rules than the code that reads it.
SELECT format('task=%s step=%s seq=%s from_state=%s cause=%s to_state=%s', task_uuid, step_no,
  seq, from_state, cause, to_state) AS finding
FROM tasker.step_transitions
WHERE from_state * 4096 + cause * 64 + to_state <> ALL (CAST(:legal_steps AS int[]))
ORDER BY task_uuid, step_no, seq
LIMIT 20
