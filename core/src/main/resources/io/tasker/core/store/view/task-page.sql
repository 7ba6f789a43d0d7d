-- Used by: ViewStore (DbClient). Locks: none. Returns: a page of tasks, newest first. A filter counts unless
-- its any_ is true; is_open adds what lets the index of open tasks be used.
SELECT t.task_uuid, n.name AS namespace, p.name, p.version, t.state, t.created_at, t.updated_at,
  t.completed_at, CAST(i.context AS text) AS context, i.initiator, i.source_system, i.reason, t.priority,
  CAST(i.tags AS text) AS tags, t.correlation_id, i.parent_correlation_id
FROM tasker.tasks t
JOIN tasker.task_inputs i USING (task_uuid)
JOIN tasker.templates p USING (template_id)
JOIN tasker.namespaces n ON n.namespace_id = t.namespace_id
WHERE (CAST(:any_namespace AS boolean) OR n.name = :namespace)
  AND (CAST(:any_state AS boolean) OR t.state = ANY (CAST(:states AS smallint[])))
  AND (NOT CAST(:is_open AS boolean) OR t.completed_at IS NULL)
  AND (CAST(:any_initiator AS boolean) OR i.initiator = :initiator)
  AND (CAST(:any_source AS boolean) OR i.source_system = :source)
ORDER BY t.task_uuid DESC
LIMIT CAST(:page_size AS bigint) OFFSET CAST(:skipped AS bigint)
