-- Used by: ViewStore (DbClient). Locks: none. Returns: one task, or nothing.
SELECT t.task_uuid, t.seq, n.name AS namespace, p.name, p.version, t.state, t.created_at, t.updated_at,
  t.completed_at, CAST(i.context AS text) AS context, i.initiator, i.source_system, i.reason, t.priority,
  CAST(i.tags AS text) AS tags, t.correlation_id, i.parent_correlation_id
FROM tasker.tasks t
JOIN tasker.task_inputs i USING (task_uuid)
JOIN tasker.templates p USING (template_id)
JOIN tasker.namespaces n ON n.namespace_id = t.namespace_id
WHERE t.task_uuid = CAST(:task AS uuid)
