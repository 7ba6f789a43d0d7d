-- Used by: RetentionStore. Locks: what it deletes. Returns: every deleted row with the name of its table, as
-- JSON if :export.
WITH gone_task_transitions AS (
  DELETE FROM tasker.task_transitions x WHERE x.task_uuid = ANY (CAST(:tasks AS uuid[]))
  RETURNING CASE WHEN CAST(:export AS boolean) THEN CAST(to_jsonb(x) AS text) END AS line
), gone_step_transitions AS (
  DELETE FROM tasker.step_transitions x WHERE x.task_uuid = ANY (CAST(:tasks AS uuid[]))
  RETURNING CASE WHEN CAST(:export AS boolean) THEN CAST(to_jsonb(x) AS text) END AS line
), gone_results AS (
  DELETE FROM tasker.step_results x WHERE x.task_uuid = ANY (CAST(:tasks AS uuid[]))
  RETURNING CASE WHEN CAST(:export AS boolean) THEN CAST(to_jsonb(x) AS text) END AS line
)
SELECT 'task_transitions', line FROM gone_task_transitions
UNION ALL SELECT 'step_transitions', line FROM gone_step_transitions
UNION ALL SELECT 'step_results', line FROM gone_results
