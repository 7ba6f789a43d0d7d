-- Used by: DlqStore. Locks: none. Returns: of each task of a page that is not before a person for it
-- already, the step that nobody has taken for longest.
SELECT DISTINCT ON (w.task_uuid) w.task_uuid, t.seq, t.state, n.name, p.name, t.correlation_id,
  t.priority, t.created_at, w.updated_at, w.template_step, s.name, s.callable
FROM unnest(CAST(:tasks AS uuid[])) AS b (task)
JOIN tasker.tasks t ON t.task_uuid = b.task
JOIN tasker.workflow_steps w ON w.task_uuid = b.task
JOIN tasker.template_steps s ON s.template_step_id = w.template_step
JOIN tasker.templates p ON p.template_id = t.template_id
JOIN tasker.namespaces n ON n.namespace_id = p.namespace_id
WHERE t.completed_at IS NULL AND w.state = 1 AND w.updated_at <= :before
  AND NOT EXISTS (
    SELECT FROM tasker.tasks_dlq d
    WHERE d.task_uuid = w.task_uuid
      AND (d.resolution_status = 'pending'
        OR (d.dlq_reason = 'worker_unavailable' AND d.dlq_timestamp >= w.updated_at)))
ORDER BY w.task_uuid, w.updated_at, w.step_no
