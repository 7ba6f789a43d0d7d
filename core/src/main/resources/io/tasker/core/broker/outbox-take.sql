-- Used by: Outbox. Locks: the rows that are taken; rows that another sweeper is taking are passed over.
-- Returns: rows that nobody has published in time, which are the taker's until :until.
WITH taken AS (
  SELECT id FROM tasker.outbox
  WHERE due_at <= :now AND queue <> ALL(CAST(:not AS text[]))
  ORDER BY due_at
  LIMIT :max
  FOR UPDATE SKIP LOCKED)
UPDATE tasker.outbox o SET due_at = :until
FROM taken
WHERE o.id = taken.id
RETURNING o.id, o.queue, o.bodies, o.traces, o.laps
