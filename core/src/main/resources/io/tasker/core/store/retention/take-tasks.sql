-- Used by: RetentionStore. Locks: what it deletes; the task rows are locked already. Returns: every deleted
-- row with the name of its table, as JSON if :export.
WITH gone_tasks AS (
  DELETE FROM tasker.tasks x WHERE x.task_uuid = ANY (CAST(:tasks AS uuid[]))
  RETURNING CASE WHEN CAST(:export AS boolean) THEN CAST(to_jsonb(x) AS text) END AS line
), gone_inputs AS (
  DELETE FROM tasker.task_inputs x WHERE x.task_uuid = ANY (CAST(:tasks AS uuid[]))
  RETURNING CASE WHEN CAST(:export AS boolean) THEN CAST(to_jsonb(x) AS text) END AS line
), gone_steps AS (
  DELETE FROM tasker.workflow_steps x WHERE x.task_uuid = ANY (CAST(:tasks AS uuid[]))
  RETURNING CASE WHEN CAST(:export AS boolean) THEN CAST(to_jsonb(x) AS text) END AS line
), gone_entries AS (
  DELETE FROM tasker.tasks_dlq x WHERE x.task_uuid = ANY (CAST(:tasks AS uuid[]))
  RETURNING CASE WHEN CAST(:export AS boolean) THEN CAST(to_jsonb(x) AS text) END AS line
)
SELECT 'tasks', line FROM gone_tasks
UNION ALL SELECT 'task_inputs', line FROM gone_inputs
UNION ALL SELECT 'workflow_steps', line FROM gone_steps
UNION ALL SELECT 'tasks_dlq', line FROM gone_entries
