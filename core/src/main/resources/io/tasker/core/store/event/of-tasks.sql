-- Used by: EventStore. Locks: none. Returns: the transitions of some tasks and of their steps that a window
-- of transactions wrote, found by the tasks' keys.
SELECT h.xid, h.at, t.task_uuid, h.step_no, h.seq, h.from_state, h.to_state, h.cause, n.name, p.name,
  p.version, t.correlation_id, d.name
FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
JOIN tasker.tasks t ON t.task_uuid = b.task
JOIN tasker.templates p ON p.template_id = t.template_id
JOIN tasker.namespaces n ON n.namespace_id = t.namespace_id
CROSS JOIN LATERAL (
  SELECT k.xid, k.at, -1 AS step_no, k.seq, k.from_state, k.to_state, k.cause
  FROM tasker.task_transitions k
  WHERE k.task_uuid = b.task AND k.xid >= :from AND k.xid < :to
  UNION ALL
  SELECT s.xid, s.at, s.step_no, s.seq, s.from_state, s.to_state, s.cause
  FROM tasker.step_transitions s
  WHERE s.task_uuid = b.task AND s.xid >= :from AND s.xid < :to
) h
LEFT JOIN tasker.workflow_steps w ON w.task_uuid = b.task AND w.step_no = h.step_no
LEFT JOIN tasker.template_steps d ON d.template_step_id = w.template_step
ORDER BY h.xid
LIMIT :most
