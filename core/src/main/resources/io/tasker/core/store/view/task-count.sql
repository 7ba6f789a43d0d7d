-- Used by: ViewStore (DbClient), when no filter concerns the origin. Locks: none. Returns: how many tasks
-- all pages have.
SELECT count(*) AS n
FROM tasker.tasks t
WHERE (CAST(:any_namespace AS boolean) OR t.namespace_id =
    (SELECT n.namespace_id FROM tasker.namespaces n WHERE n.name = :namespace))
  AND (CAST(:any_state AS boolean) OR t.state = ANY (CAST(:states AS smallint[])))
  AND (NOT CAST(:is_open AS boolean) OR t.completed_at IS NULL)
  AND (CAST(:any_name AS boolean) OR t.template_id IN (
    SELECT x.template_id FROM tasker.templates x WHERE x.name = :name))
  AND (CAST(:any_version AS boolean) OR t.template_id IN (
    SELECT x.template_id FROM tasker.templates x WHERE x.version = :version))
  AND (CAST(:any_correlation AS boolean) OR t.correlation_id = CAST(:correlation AS uuid))
  AND t.created_at >= CAST(:created_from AS timestamptz)
  AND t.created_at < CAST(:created_before AS timestamptz)
  AND t.task_uuid >= tasker.uuid_of_time(CAST(:created_from AS timestamptz) - interval '10 minutes')
  AND t.task_uuid < tasker.uuid_of_time(CAST(:created_before AS timestamptz) + interval '10 minutes')
