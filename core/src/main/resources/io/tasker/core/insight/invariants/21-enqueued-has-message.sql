-- Holds: an enqueued step has a message in its namespace's queue. It is sent with the transition, and
-- whoever takes it changes the step, or puts it back, in the same transaction.
-- Matters: without it no worker ever hears of the step.
-- Returns: not the offending rows but a page of all such steps; which of them have a message only the
-- messaging can tell.
SELECT format('task=%s step=%s state=%s seq=%s', w.task_uuid, w.step_no, w.state, w.seq) AS finding,
  w.task_uuid, w.step_no, n.name
FROM tasker.workflow_steps w
JOIN tasker.tasks t ON t.task_uuid = w.task_uuid
JOIN tasker.templates p ON p.template_id = t.template_id
JOIN tasker.namespaces n ON n.namespace_id = p.namespace_id
WHERE w.state = 1
  AND (w.task_uuid, w.step_no) > (CAST(:after_task AS uuid), CAST(:after_step AS int))
ORDER BY w.task_uuid, w.step_no
LIMIT CAST(:max AS int)
