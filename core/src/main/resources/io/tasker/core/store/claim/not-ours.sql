-- Used by: ClaimStore, for messages that led to no claim. Locks: none. Returns: the steps that are
-- enqueued all the same, with their code: their messages go back, labelled.
SELECT w.task_uuid, w.step_no, w.template_step, t.correlation_id
FROM unnest(CAST(:tasks AS uuid[]), CAST(:steps AS int[])) AS b (task, step)
JOIN tasker.workflow_steps w ON w.task_uuid = b.task AND w.step_no = b.step
JOIN tasker.tasks t ON t.task_uuid = w.task_uuid
WHERE w.state = 1
