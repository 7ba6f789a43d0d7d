-- Holds: no guard is overdue by more than an hour, whether its steps have moved on or not. A sweeper
-- takes a guard within seconds, and what it parks comes back a minute later.
-- Matters: no sweeper is running, or it never gets to this guard.
SELECT format('guard=%s kind=%s due_at=%s members=%s first_task=%s', id, kind, due_at,
  cardinality(task_uuids), task_uuids[1]) AS finding
FROM tasker.wakeups
WHERE due_at < now() - interval '1 hour'
ORDER BY due_at, id
LIMIT 20
