-- Used by: AnalyticsStore (DbClient). Locks: none. Returns: the slowest steps of templates among those settled
-- since :from, which is a range of the primary key. What a person completed says nothing about speed;
-- asked with <>, since the planner takes IS NULL to be rare and would join row by row.
SELECT n.name AS namespace, p.name, p.version, d.name AS step,
  CAST(avg(s.seconds) AS double precision) AS average, CAST(max(s.seconds) AS double precision) AS longest,
  percentile_cont(0.95) WITHIN GROUP (ORDER BY s.seconds) AS p95, count(*) AS executions,
  count(*) FILTER (WHERE s.state = 7) AS errors, sum(s.retries) AS retries, max(s.updated_at) AS last_at
FROM (SELECT w.template_step, w.state, w.updated_at, greatest(w.attempts - 1, 0) AS retries,
    CAST(extract(epoch FROM w.updated_at - w.claimed_at) AS double precision) AS seconds
  FROM tasker.workflow_steps w
  WHERE w.task_uuid >= tasker.uuid_of_time(CAST(:from AS timestamptz)) AND w.state IN (6, 7)
    AND w.updated_at > w.claimed_at
    AND coalesce(w.outcome #> '{custom,manually_completed}', CAST('false' AS jsonb)) <> CAST('true' AS jsonb)) s
JOIN tasker.template_steps d ON d.template_step_id = s.template_step
JOIN tasker.templates p ON p.template_id = d.template_id
JOIN tasker.namespaces n ON n.namespace_id = p.namespace_id
GROUP BY n.name, p.name, p.version, d.name
HAVING count(*) >= CAST(:executions AS bigint)
ORDER BY average DESC, namespace, p.name, p.version, step
LIMIT CAST(:most AS bigint)
