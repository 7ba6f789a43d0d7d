-- Used by: HistoryStore. Locks: none. Returns: the earliest time, from :from on, of a row in the default
-- partitions; null if there is none.
SELECT min(tasker.time_of_uuid(first.task_uuid))
FROM (
  (SELECT task_uuid FROM tasker.task_transitions_default
   WHERE task_uuid >= tasker.uuid_of_time(:from) ORDER BY task_uuid LIMIT 1)
  UNION ALL
  (SELECT task_uuid FROM tasker.step_transitions_default
   WHERE task_uuid >= tasker.uuid_of_time(:from) ORDER BY task_uuid LIMIT 1)
  UNION ALL
  (SELECT task_uuid FROM tasker.step_results_default
   WHERE task_uuid >= tasker.uuid_of_time(:from) ORDER BY task_uuid LIMIT 1)
) AS first
