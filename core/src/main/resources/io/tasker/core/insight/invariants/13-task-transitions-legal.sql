-- Holds: every transition of a task is one of those declared. :legal_tasks holds their numbers. A CHECK
-- constraint says the same of the table as it was migrated; this is compared with the running code.
-- Matters: the code that made it followed other rules than the code that reads it.
SELECT format('task=%s seq=%s from_state=%s cause=%s to_state=%s', task_uuid, seq, from_state, cause,
  to_state) AS finding
FROM tasker.task_transitions
WHERE from_state * 4096 + cause * 64 + to_state <> ALL (CAST(:legal_tasks AS int[]))
ORDER BY task_uuid, seq
LIMIT 20
