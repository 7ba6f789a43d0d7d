-- Used by: ProcessStore. Locks: guard rows that nobody else has. Returns: one row per member that is
-- still as it was when its guard was written, and at least one per guard that is due; the guards themselves
-- are deleted. Most members have moved on by then, and a seq never comes back: nobody need lock those.
-- :from spares the scan what was deleted before.
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
LEFT JOIN LATERAL (
  SELECT b.task, b.step, b.seq
  FROM unnest(d.task_uuids, d.step_nos, d.seqs) AS b (task, step, seq)
  JOIN tasker.workflow_steps w ON w.task_uuid = b.task AND w.step_no = b.step AND w.seq = b.seq
) m ON true
