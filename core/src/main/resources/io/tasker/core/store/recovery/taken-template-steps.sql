-- Used by: DlqStore, when steps are found that nobody takes. Locks: none. Returns: those of some
-- template steps that somebody has taken since a time, as far as open tasks tell: their queue is
-- long, but workers are there.
SELECT DISTINCT w.template_step
FROM tasker.tasks t
JOIN tasker.workflow_steps w ON w.task_uuid = t.task_uuid
WHERE t.completed_at IS NULL
  AND w.template_step = ANY (CAST(:template_steps AS int[]))
  AND w.claimed_at > :since
