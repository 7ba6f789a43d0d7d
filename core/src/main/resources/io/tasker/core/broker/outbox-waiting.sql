-- Used by: Outbox. Locks: none. Returns: how many messages wait for a queue.
SELECT coalesce(sum(cardinality(bodies)), 0) FROM tasker.outbox WHERE queue = :queue
