-- Used by: SearchStore (DbClient). Locks: none. Returns: a page of tasks, newest first, found among a limited
-- number of tasks from a place on: the inner part is an ordered scan of the key that ends when the page is
-- full. The inputs begin at the same place, or a merge would read all newer ones first. A filter counts unless
-- its any_ is true.
SELECT t.task_uuid, t.seq, n.name AS namespace, p.name, p.version, t.state, t.created_at, t.updated_at,
  t.completed_at, CAST(i.context AS text) AS context, i.initiator, i.source_system, i.reason, t.priority,
  CAST(i.tags AS text) AS tags, t.correlation_id, i.parent_correlation_id
FROM (
  SELECT k.* FROM tasker.tasks k
  WHERE k.task_uuid < CAST(:below AS uuid)
    AND k.task_uuid >= tasker.uuid_of_time(CAST(:created_from AS timestamptz) - interval '10 minutes')
    AND k.task_uuid < tasker.uuid_of_time(CAST(:created_before AS timestamptz) + interval '10 seconds')
    AND (NOT CAST(:is_open AS boolean) OR k.completed_at IS NULL)
  ORDER BY k.task_uuid DESC
  LIMIT CAST(:scanned AS bigint)
) t
JOIN tasker.task_inputs i ON i.task_uuid = t.task_uuid
  AND i.task_uuid < CAST(:below AS uuid)
  AND i.task_uuid < tasker.uuid_of_time(CAST(:created_before AS timestamptz) + interval '10 seconds')
JOIN tasker.templates p ON p.template_id = t.template_id
JOIN tasker.namespaces n ON n.namespace_id = t.namespace_id
WHERE (CAST(:any_namespace AS boolean) OR n.name = :namespace)
  AND (CAST(:any_name AS boolean) OR p.name = :name)
  AND (CAST(:any_version AS boolean) OR p.version = :version)
  AND (CAST(:any_state AS boolean) OR t.state = ANY (CAST(:states AS smallint[])))
  AND (CAST(:any_initiator AS boolean) OR i.initiator = :initiator)
  AND (CAST(:any_source AS boolean) OR i.source_system = :source)
  AND (CAST(:any_correlation AS boolean) OR t.correlation_id = CAST(:correlation AS uuid))
  AND t.created_at >= CAST(:created_from AS timestamptz)
  AND t.created_at < CAST(:created_before AS timestamptz)
  AND (CAST(:any_tags AS boolean) OR i.tags @> CAST(:tags AS jsonb))
  AND NOT EXISTS (
    SELECT FROM unnest(CAST(:values AS text[]), CAST(:texts AS text[])) AS w (value, plain)
    WHERE NOT (i.context @> CAST(w.value AS jsonb) OR i.context @> CAST(w.plain AS jsonb)))
ORDER BY t.task_uuid DESC
LIMIT CAST(:page_size AS bigint)
