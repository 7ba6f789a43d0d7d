-- Used by: EventStore. Locks: none. Returns: the first transitions of tasks that a window of transactions
-- wrote, in the order of the transactions. Tasks that are deleted are left out.
WITH found AS MATERIALIZED (
  SELECT h.xid, h.at, h.task_uuid, h.seq, h.from_state, h.to_state, h.cause
  FROM tasker.task_transitions h
  WHERE h.xid >= :from AND h.xid < :to
  ORDER BY h.xid
  LIMIT :most
)
SELECT f.xid, f.at, f.task_uuid, -1 AS step_no, f.seq, f.from_state, f.to_state, f.cause, n.name, p.name,
  p.version, t.correlation_id, CAST(NULL AS text)
FROM found f
JOIN tasker.tasks t ON t.task_uuid = f.task_uuid
JOIN tasker.templates p ON p.template_id = t.template_id
JOIN tasker.namespaces n ON n.namespace_id = t.namespace_id
ORDER BY f.xid
