-- Used by: DlqStore. Locks: entries that are settled. Returns: their tasks and reasons. Settled is what
-- nobody needs to look at any more: steps that nobody took are all taken, or a task that did not move
-- has ended after all. What was given up stays.
UPDATE tasker.tasks_dlq d
SET resolution_status = CASE t.state
    WHEN 10 THEN 'cancelled' WHEN 9 THEN 'permanently_failed' ELSE 'manually_resolved' END,
  resolution_timestamp = :at,
  resolution_notes = CASE WHEN t.completed_at IS NULL THEN 'the step was taken'
    ELSE 'the task is over' END,
  resolved_by = 'tasker',
  updated_at = :at
FROM tasker.tasks t
WHERE t.task_uuid = d.task_uuid AND d.resolution_status = 'pending'
  AND ((d.dlq_reason = 'worker_unavailable'
      AND (t.completed_at IS NOT NULL OR NOT EXISTS (
        SELECT FROM tasker.workflow_steps w
        WHERE w.task_uuid = d.task_uuid AND w.state = 1 AND w.updated_at <= d.dlq_timestamp)))
    OR (d.dlq_reason = 'staleness_timeout' AND t.state IN (8, 10, 11)))
RETURNING d.task_uuid, d.dlq_reason
