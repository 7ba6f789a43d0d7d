-- Used by: ProcessStore. Locks: guard rows that nobody else has. Returns: one row per member of each
-- guard that is due; the guards themselves are deleted.
WITH due AS (
  DELETE FROM tasker.wakeups
  WHERE (due_at, id) IN (
    SELECT due_at, id FROM tasker.wakeups
    WHERE due_at <= :now
    ORDER BY due_at, id
    LIMIT :max
    FOR UPDATE SKIP LOCKED)
  RETURNING id, kind, task_uuids, step_nos, seqs
)
SELECT d.id, d.kind, m.task, m.step, m.seq
FROM due d
CROSS JOIN LATERAL unnest(d.task_uuids, d.step_nos, d.seqs) AS m (task, step, seq)
