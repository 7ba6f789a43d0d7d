-- Holds: between a claim of a step and the next one, at most one result was accepted, and none before
-- the first. A lease that ran out counts as a result: the attempt failed.
-- Matters: a late or doubled result was taken for a good one.
WITH claimed AS (
  SELECT task_uuid, step_no, seq, to_state,
    count(*) FILTER (WHERE cause = 1) OVER (PARTITION BY task_uuid, step_no ORDER BY seq) AS claim
  FROM tasker.step_transitions
)
SELECT format('task=%s step=%s claim=%s results=%s at_seq=%s', task_uuid, step_no, claim, count(*),
  array_agg(seq ORDER BY seq)) AS finding
FROM claimed
WHERE to_state IN (3, 4)
GROUP BY task_uuid, step_no, claim
HAVING claim = 0 OR count(*) > 1
ORDER BY task_uuid, step_no, claim
LIMIT 20
