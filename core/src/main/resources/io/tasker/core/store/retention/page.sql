-- Used by: RetentionStore. Locks: none. Returns: the next tasks after one, in order, and whether each may
-- go. Looks at no more than :max tasks, whatever becomes of them.
SELECT p.task_uuid,
  coalesce(p.completed_at <= r.cutoff AND p.task_uuid < r.below, false) AND NOT EXISTS (
    SELECT FROM tasker.tasks_dlq d
    WHERE d.task_uuid = p.task_uuid AND d.resolution_status = 'pending') AS may_go
FROM (
  SELECT task_uuid, namespace_id, completed_at FROM tasker.tasks
  WHERE task_uuid > CAST(:after AS uuid) AND task_uuid < CAST(:before AS uuid)
  ORDER BY task_uuid LIMIT :max
) AS p
LEFT JOIN unnest(CAST(:namespaces AS int[]), CAST(:cutoffs AS timestamptz[]), CAST(:below AS uuid[]))
  AS r (namespace, cutoff, below) ON r.namespace = p.namespace_id
ORDER BY p.task_uuid
