-- Used by: RecoveryStore. Locks: none. Returns: steps of a page of tasks that should have been woken by
-- now: queued or handed in and untouched for long, a lease or a retry that is over.
SELECT w.task_uuid, w.step_no, w.seq, w.state, w.template_step, t.namespace_id, t.correlation_id
FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
JOIN tasker.tasks t ON t.task_uuid = b.task
JOIN tasker.workflow_steps w ON w.task_uuid = b.task
WHERE (w.state IN (1, 3, 4) AND w.updated_at < :message_before)
  OR (w.state = 2 AND w.lease_until < :guard_before)
  OR (w.state = 5 AND w.next_attempt_at < :guard_before)
