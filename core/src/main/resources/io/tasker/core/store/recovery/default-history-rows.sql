-- Used by: HistoryStore. Locks: none. Returns: whether history has landed in the default partitions,
-- which means that a week's partitions were missing when it was written.
SELECT EXISTS (SELECT 1 FROM tasker.task_transitions_default)
  OR EXISTS (SELECT 1 FROM tasker.step_transitions_default)
  OR EXISTS (SELECT 1 FROM tasker.step_results_default)
