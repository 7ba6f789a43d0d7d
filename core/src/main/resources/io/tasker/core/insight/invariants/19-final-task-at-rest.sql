-- Holds: no step of a task that is over is enqueued, in progress, handed in or waiting for a retry. A
-- claim sees only its step's row, so whoever ends a task ends these steps in the same transaction.
-- Matters: final is final, and yet something would still run.
SELECT format('task=%s state=%s step=%s step_state=%s', t.task_uuid, t.state, w.step_no, w.state)
  AS finding
FROM tasker.tasks t
JOIN tasker.workflow_steps w ON w.task_uuid = t.task_uuid
WHERE t.state >= 8 AND w.state IN (1, 2, 3, 4, 5)
ORDER BY t.task_uuid, w.step_no
LIMIT 20
