-- Holds: no step was tried more often than it may be.
-- Matters: work with effects outside was repeated against the template's word.
SELECT format('task=%s step=%s attempts=%s max_attempts=%s', task_uuid, step_no, attempts,
  max_attempts) AS finding
FROM tasker.workflow_steps
WHERE attempts > max_attempts
ORDER BY task_uuid, step_no
LIMIT 20
