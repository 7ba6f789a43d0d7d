-- Holds: an entry in the dead letter queue belongs to a task, its reason fits the state that the task was
-- in, a pending one for failures has a task that is blocked, and what is settled says when.
-- Matters: people act on the reason, and on nothing that is not pending.
SELECT format('task=%s reason=%s original_state=%s status=%s task_state=%s', d.task_uuid, d.dlq_reason,
  d.original_state, d.resolution_status, t.state) AS finding
FROM tasker.tasks_dlq d
LEFT JOIN tasker.tasks t ON t.task_uuid = d.task_uuid
WHERE t.task_uuid IS NULL
  OR (d.resolution_status = 'pending') <> (d.resolution_timestamp IS NULL)
  OR CASE d.dlq_reason
    WHEN 'max_retries_exceeded' THEN d.original_state <> 'blocked_by_failures'
      OR (d.resolution_status = 'pending' AND t.state <> 7)
    WHEN 'worker_unavailable' THEN d.original_state <> 'steps_in_process'
    WHEN 'staleness_timeout' THEN d.original_state NOT IN ('steps_in_process',
      'waiting_for_dependencies', 'waiting_for_retry')
    ELSE false END
ORDER BY d.task_uuid, d.dlq_timestamp
LIMIT 20
