-- Used by: GaugeStore, when somebody looks at the metrics, every few seconds at most. Locks: none.
-- Returns: one row. Both counts read an index of only what is open.
SELECT
  (SELECT count(*) FROM tasker.tasks WHERE completed_at IS NULL) AS tasks,
  (SELECT count(*) FROM tasker.tasks_dlq WHERE resolution_status = 'pending') AS pending
