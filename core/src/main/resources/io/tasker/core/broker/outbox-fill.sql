-- Used by: Outbox. Locks: none. Returns: how many messages have not been published for the first time, and
-- for how many seconds the one that anybody might have taken over first.
SELECT coalesce(sum(cardinality(bodies)), 0),
  coalesce(extract(epoch FROM CAST(:now AS timestamptz) - min(due_at)), 0)
FROM tasker.outbox
WHERE laps = 0
