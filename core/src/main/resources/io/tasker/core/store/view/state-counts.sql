-- Used by: AnalyticsStore (DbClient). Locks: none. Returns: how many tasks, and how many of their steps, are in
-- which state. Counted are open tasks, by their index, and tasks created since :from, a range of the
-- primary keys; never the whole tables.
WITH old_open AS MATERIALIZED (
  SELECT t.task_uuid, t.state FROM tasker.tasks t
  WHERE t.completed_at IS NULL AND t.task_uuid < tasker.uuid_of_time(CAST(:from AS timestamptz))
)
SELECT false AS is_step, c.state, count(*) AS n
FROM (SELECT o.state FROM old_open o
  UNION ALL
  SELECT t.state FROM tasker.tasks t
  WHERE t.task_uuid >= tasker.uuid_of_time(CAST(:from AS timestamptz))) c
GROUP BY c.state
UNION ALL
SELECT true, c.state, count(*)
FROM (SELECT w.state FROM old_open o JOIN tasker.workflow_steps w USING (task_uuid)
  UNION ALL
  SELECT w.state FROM tasker.workflow_steps w
  WHERE w.task_uuid >= tasker.uuid_of_time(CAST(:from AS timestamptz))) c
GROUP BY c.state
