-- Holds: no step of an open task is pending with nothing left to wait for. What makes a step ready
-- enqueues it in the same transaction.
-- Matters: nothing looks at such a step again.
SELECT format('task=%s task_state=%s step=%s seq=%s', t.task_uuid, t.state, w.step_no, w.seq) AS finding
FROM tasker.tasks t
JOIN tasker.workflow_steps w ON w.task_uuid = t.task_uuid
WHERE t.state < 8 AND w.state = 0 AND w.remaining = 0
ORDER BY t.task_uuid, w.step_no
LIMIT 20
