-- Used by: LeaseStore. Locks: step rows in the order of the arrays. Returns: the leases that still are
-- ours. No audit row and no new seq: nothing about the step changes but how long we may keep it. The
-- guard that fires at the old time will find the lease running and set itself anew.
UPDATE tasker.workflow_steps w
SET lease_until = greatest(w.lease_until, CAST(:now AS timestamptz)
  + coalesce(:fixed_lease_ms, w.timeout_ms + :lease_margin_ms) * interval '1 millisecond')
FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[]), CAST(:tokens AS int[])) AS b (task, step, token)
WHERE w.task_uuid = b.task AND w.step_no = b.step AND w.seq = b.token AND w.state = 2
RETURNING w.task_uuid, w.step_no, w.seq
