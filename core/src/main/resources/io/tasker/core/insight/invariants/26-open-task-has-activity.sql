-- Holds: no committed task is in a state that is only passed through (0, 1, 2, 4), in process without an
-- active step, or waiting for a retry without a step that does. Steps are looked at, not counters.
-- Matters: nothing will move such a task on.
WITH resting AS (
  SELECT t.task_uuid, t.state,
    (SELECT count(*) FROM tasker.workflow_steps w
     WHERE w.task_uuid = t.task_uuid AND w.state IN (1, 2, 3, 4)) AS active,
    (SELECT count(*) FROM tasker.workflow_steps w
     WHERE w.task_uuid = t.task_uuid AND w.state = 5) AS retry
  FROM tasker.tasks t
  WHERE t.state IN (0, 1, 2, 3, 4, 6)
)
SELECT format('task=%s state=%s active=%s retry=%s', task_uuid, state, active, retry) AS finding
FROM resting
WHERE state IN (0, 1, 2, 4) OR (state = 3 AND active = 0) OR (state = 6 AND retry = 0)
ORDER BY task_uuid
LIMIT 20
