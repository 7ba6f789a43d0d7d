-- Holds: every step of a complete task is complete or resolved manually.
-- Matters: work that was promised was not done, and nobody will be told.
SELECT format('task=%s step=%s state=%s', t.task_uuid, w.step_no, w.state) AS finding
FROM tasker.tasks t
JOIN tasker.workflow_steps w ON w.task_uuid = t.task_uuid
WHERE t.state = 8 AND w.state NOT IN (6, 9)
ORDER BY t.task_uuid, w.step_no
LIMIT 20
