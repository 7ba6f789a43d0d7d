-- Holds: a step in progress has a guard for its lease that names its present seq. The claim writes it;
-- whoever takes it moves the step on or writes the next one, in the same transaction.
-- Matters: if the worker dies, nothing else would take the step from it.
WITH guarded AS MATERIALIZED (
  SELECT m.task, m.step, m.seq
  FROM tasker.wakeups g
  CROSS JOIN LATERAL unnest(g.task_uuids, g.step_nos, g.seqs) AS m (task, step, seq)
  WHERE g.kind = 1
)
SELECT format('task=%s step=%s seq=%s lease_until=%s', w.task_uuid, w.step_no, w.seq,
  w.lease_until) AS finding
FROM tasker.workflow_steps w
WHERE w.state = 2 AND NOT EXISTS (
  SELECT FROM guarded g WHERE g.task = w.task_uuid AND g.step = w.step_no AND g.seq = w.seq)
ORDER BY w.task_uuid, w.step_no
LIMIT 20
