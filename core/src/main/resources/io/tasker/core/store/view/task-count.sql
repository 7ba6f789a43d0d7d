-- Used by: ViewStore (DbClient), when no filter concerns the origin. Locks: none. Returns: how many tasks
-- all pages have.
SELECT count(*) AS n
FROM tasker.tasks t
WHERE (CAST(:any_namespace AS boolean) OR t.namespace_id =
    (SELECT n.namespace_id FROM tasker.namespaces n WHERE n.name = :namespace))
  AND (CAST(:any_state AS boolean) OR t.state = ANY (CAST(:states AS smallint[])))
  AND (NOT CAST(:is_open AS boolean) OR t.completed_at IS NULL)
