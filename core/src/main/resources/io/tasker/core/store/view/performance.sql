-- Used by: AnalyticsStore (DbClient). Locks: none. Returns: one row: sums over the tasks created since :from
-- and their steps, which are ranges of the primary keys. States: 8 complete, 7 and 9 failed; steps 6
-- complete, 7 failed.
SELECT t.total, t.completed, t.failed, t.average AS task_average, t.p[1] AS task_p50, t.p[2] AS task_p95,
  t.p[3] AS task_p99, s.settled, s.average AS step_average, s.p[1] AS step_p50, s.p[2] AS step_p95,
  s.p[3] AS step_p99, h.completed AS lately_completed, h.failed AS lately_failed,
  (SELECT count(*) FROM tasker.tasks WHERE completed_at IS NULL) AS active
FROM (
  SELECT count(*) AS total, count(*) FILTER (WHERE d.state = 8) AS completed,
    count(*) FILTER (WHERE d.state IN (7, 9)) AS failed,
    CAST(avg(d.seconds) FILTER (WHERE d.state = 8) AS double precision) AS average,
    percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY d.seconds) FILTER (WHERE d.state = 8) AS p
  FROM (SELECT x.state, CAST(extract(epoch FROM x.completed_at - x.created_at) AS double precision) AS seconds
    FROM tasker.tasks x
    WHERE x.task_uuid >= tasker.uuid_of_time(CAST(:from AS timestamptz))) d) t
CROSS JOIN (
  SELECT count(*) AS settled,
    CAST(avg(d.seconds) FILTER (WHERE d.state = 6) AS double precision) AS average,
    percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY d.seconds) FILTER (WHERE d.state = 6) AS p
  FROM (SELECT w.state, CAST(extract(epoch FROM w.updated_at - w.claimed_at) AS double precision) AS seconds
    FROM tasker.workflow_steps w
    WHERE w.task_uuid >= tasker.uuid_of_time(CAST(:from AS timestamptz)) AND w.state IN (6, 7)) d) s
CROSS JOIN (
  SELECT count(*) FILTER (WHERE x.state = 8) AS completed, count(*) FILTER (WHERE x.state IN (7, 9)) AS failed
  FROM tasker.tasks x
  WHERE x.task_uuid >= tasker.uuid_of_time(CAST(:lately AS timestamptz))) h
