-- Used by: RetentionStore. Locks: none. Returns: per week and namespace, how many tasks there are, how many
-- are open, are over but too young, are in front of a person, and may go.
SELECT date_trunc('week', tasker.time_of_uuid(t.task_uuid), 'UTC') AS first_day, n.name, count(*),
  count(*) FILTER (WHERE t.completed_at IS NULL),
  count(*) FILTER (WHERE t.completed_at IS NOT NULL AND d.task_uuid IS NOT NULL),
  count(*) FILTER (WHERE d.task_uuid IS NULL AND t.completed_at <= r.cutoff),
  count(*) FILTER (WHERE d.task_uuid IS NULL AND t.completed_at <= r.cutoff AND t.task_uuid < r.below)
FROM tasker.tasks t
JOIN tasker.namespaces n ON n.namespace_id = t.namespace_id
LEFT JOIN tasker.tasks_dlq d ON d.task_uuid = t.task_uuid AND d.resolution_status = 'pending'
LEFT JOIN unnest(CAST(:namespaces AS int[]), CAST(:cutoffs AS timestamptz[]), CAST(:below AS uuid[]))
  AS r (namespace, cutoff, below) ON r.namespace = t.namespace_id
GROUP BY first_day, n.name
ORDER BY first_day, n.name
