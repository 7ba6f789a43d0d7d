-- Holds: the times of a task's history never run backwards. Transitions of one set share their time.
-- Matters: whoever reads the history by time reads another story than what happened.
WITH timed AS (
  SELECT task_uuid, seq, at, lag(at) OVER (PARTITION BY task_uuid ORDER BY seq) AS at_before
  FROM tasker.task_transitions
)
SELECT format('task=%s seq=%s at=%s at_before=%s', task_uuid, seq, at, at_before) AS finding
FROM timed
WHERE at < at_before
ORDER BY task_uuid, seq
LIMIT 20
