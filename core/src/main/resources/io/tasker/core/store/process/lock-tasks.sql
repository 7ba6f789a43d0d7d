-- Used by: ProcessStore. Locks: task rows in the order of their uuids. Returns: those that exist.
SELECT task_uuid, template_id, namespace_id, state, seq, n_steps, n_done, n_active, n_retry, n_failed,
  n_cancelled, correlation_id, updated_at
FROM tasker.tasks
WHERE task_uuid = ANY (CAST(:tasks AS uuid[]))
ORDER BY task_uuid
FOR NO KEY UPDATE
