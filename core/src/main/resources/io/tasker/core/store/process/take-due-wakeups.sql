-- Used by: ProcessStore. Locks: guard rows that nobody else has. Returns: one row per member of each
-- guard that is due; the guards themselves are deleted. :from spares the scan what was deleted before.
WITH picked AS MATERIALIZED (
  SELECT due_at, id FROM tasker.wakeups
  WHERE due_at <= :now AND due_at >= :from
  ORDER BY due_at, id
  LIMIT :max
  FOR UPDATE SKIP LOCKED
), due AS (
  DELETE FROM tasker.wakeups w
  USING picked p
  WHERE w.due_at = p.due_at AND w.id = p.id
  RETURNING w.id, w.due_at, w.kind, w.task_uuids, w.step_nos, w.seqs
)
SELECT d.id, d.due_at, d.kind, m.task, m.step, m.seq
FROM due d
CROSS JOIN LATERAL unnest(d.task_uuids, d.step_nos, d.seqs) AS m (task, step, seq)
