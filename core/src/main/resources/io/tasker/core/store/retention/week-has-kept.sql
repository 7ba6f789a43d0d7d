-- Used by: RetentionStore. Locks: none. Returns: whether a task of a range is to be kept: open, younger
-- than its namespace wants, or in front of a person.
SELECT EXISTS (
  SELECT FROM tasker.tasks t
  LEFT JOIN unnest(CAST(:namespaces AS int[]), CAST(:cutoffs AS timestamptz[])) AS r (namespace, cutoff)
    ON r.namespace = t.namespace_id
  WHERE t.task_uuid >= CAST(:from AS uuid) AND t.task_uuid < CAST(:before AS uuid)
    AND (coalesce(t.completed_at > r.cutoff, true) OR EXISTS (
      SELECT FROM tasker.tasks_dlq d
      WHERE d.task_uuid = t.task_uuid AND d.resolution_status = 'pending')))
