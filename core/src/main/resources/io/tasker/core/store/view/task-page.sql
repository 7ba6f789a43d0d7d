-- Used by: ViewStore (DbClient). Locks: none. Returns: a page of tasks, newest first. A filter counts unless
-- its any_ is true; the ids' range is that
-- of their creation, with room for a slow one; is_open adds what lets the index of open tasks be used.
SELECT t.task_uuid, t.seq, n.name AS namespace, p.name, p.version, t.state, t.created_at, t.updated_at,
  t.completed_at, CAST(i.context AS text) AS context, i.initiator, i.source_system, i.reason, t.priority,
  CAST(i.tags AS text) AS tags, t.correlation_id, i.parent_correlation_id
FROM tasker.tasks t
JOIN tasker.task_inputs i USING (task_uuid)
JOIN tasker.templates p USING (template_id)
JOIN tasker.namespaces n ON n.namespace_id = t.namespace_id
WHERE (CAST(:any_namespace AS boolean) OR n.name = :namespace)
  AND (CAST(:any_state AS boolean) OR t.state = ANY (CAST(:states AS smallint[])))
  AND (NOT CAST(:is_open AS boolean) OR t.completed_at IS NULL)
  AND (CAST(:any_name AS boolean) OR t.template_id IN (
    SELECT x.template_id FROM tasker.templates x WHERE x.name = :name))
  AND (CAST(:any_version AS boolean) OR t.template_id IN (
    SELECT x.template_id FROM tasker.templates x WHERE x.version = :version))
  AND (CAST(:any_tags AS boolean) OR i.tags @> CAST(:tags AS jsonb))
  AND (CAST(:any_correlation AS boolean) OR t.correlation_id = CAST(:correlation AS uuid))
  AND t.created_at >= CAST(:created_from AS timestamptz)
  AND t.created_at < CAST(:created_before AS timestamptz)
  AND t.task_uuid >= tasker.uuid_of_time(CAST(:created_from AS timestamptz) - interval '10 minutes')
  AND t.task_uuid < tasker.uuid_of_time(CAST(:created_before AS timestamptz) + interval '10 minutes')
  AND (CAST(:any_initiator AS boolean) OR i.initiator = :initiator)
  AND (CAST(:any_source AS boolean) OR i.source_system = :source)
ORDER BY t.task_uuid DESC
LIMIT CAST(:page_size AS bigint) OFFSET CAST(:skipped AS bigint)
