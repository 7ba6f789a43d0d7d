-- Used by: AnalyticsStore (DbClient). Locks: none. Returns: the slowest templates among the tasks created since
-- :from that are complete (8) or have failed (7, 9), which is a range of the primary key.
SELECT n.name AS namespace, p.name, p.version,
  CAST(avg(s.seconds) AS double precision) AS average, CAST(max(s.seconds) AS double precision) AS longest,
  percentile_cont(0.95) WITHIN GROUP (ORDER BY s.seconds) AS p95, count(*) AS executions,
  count(*) FILTER (WHERE s.state <> 8) AS errors, CAST(avg(s.n_steps) AS double precision) AS average_steps,
  max(s.ended_at) AS last_at
FROM (SELECT t.template_id, t.state, t.n_steps, coalesce(t.completed_at, t.updated_at) AS ended_at,
    CAST(extract(epoch FROM coalesce(t.completed_at, t.updated_at) - t.created_at) AS double precision) AS seconds
  FROM tasker.tasks t
  WHERE t.task_uuid >= tasker.uuid_of_time(CAST(:from AS timestamptz)) AND t.state IN (7, 8, 9)) s
JOIN tasker.templates p ON p.template_id = s.template_id
JOIN tasker.namespaces n ON n.namespace_id = p.namespace_id
WHERE s.seconds > 0
GROUP BY n.name, p.name, p.version
HAVING count(*) >= CAST(:executions AS bigint)
ORDER BY average DESC, namespace, p.name, p.version
LIMIT CAST(:most AS bigint)
