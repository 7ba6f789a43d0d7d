-- Used by: HistoryStore. Locks: none. Returns: how many rows of history are in the default partitions,
-- counted up to :max per table; any mean that a week's partitions were missing when they were written.
SELECT (SELECT count(*) FROM (SELECT FROM tasker.task_transitions_default LIMIT :max) AS t)
  + (SELECT count(*) FROM (SELECT FROM tasker.step_transitions_default LIMIT :max) AS s)
  + (SELECT count(*) FROM (SELECT FROM tasker.step_results_default LIMIT :max) AS r)
