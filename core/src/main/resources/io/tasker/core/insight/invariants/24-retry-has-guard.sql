-- Holds: a step that waits for a retry has a guard for it that names its present seq. It is written with
-- the wait; whoever takes it ends the wait or writes the next one, in the same transaction.
-- Matters: nothing else would end the wait.
WITH guarded AS MATERIALIZED (
  SELECT m.task, m.step, m.seq
  FROM tasker.wakeups g
  CROSS JOIN LATERAL unnest(g.task_uuids, g.step_nos, g.seqs) AS m (task, step, seq)
  WHERE g.kind = 2
)
SELECT format('task=%s step=%s seq=%s next_attempt_at=%s', w.task_uuid, w.step_no, w.seq,
  w.next_attempt_at) AS finding
FROM tasker.workflow_steps w
WHERE w.state = 5 AND NOT EXISTS (
  SELECT FROM guarded g WHERE g.task = w.task_uuid AND g.step = w.step_no AND g.seq = w.seq)
ORDER BY w.task_uuid, w.step_no
LIMIT 20
